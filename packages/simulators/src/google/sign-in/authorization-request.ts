import type { ProviderClient } from '../../provider/grant-ledger.ts';
import { canonicalScope } from '../scopes.ts';

/** A request for consent that Google is willing to put before a person. */
export interface AuthorizationRequest {
  readonly client: ProviderClient;
  readonly redirectUri: string;
  /** Canonical names, in the order asked for. */
  readonly scopes: readonly string[];
  readonly state: string | undefined;
  readonly offline: boolean;
  readonly prompt: ReadonlySet<string>;
  readonly loginHint: string | undefined;
  readonly includeGranted: boolean;
  readonly challenge: string | undefined;
  readonly nonce: string | undefined;
}

/** What Google shows on its own page instead of returning to the app. */
export interface AuthorizationProblem {
  readonly status: number;
  /** As people read it out: `redirect_uri_mismatch`. */
  readonly code: string;
  readonly detail: string;
}

export type AuthorizationReading =
  | { readonly ok: true; readonly request: AuthorizationRequest }
  | { readonly ok: false; readonly problem: AuthorizationProblem };

export function readAuthorization(query: URLSearchParams, clients: readonly ProviderClient[]): AuthorizationReading {
  const client = clients.find(({ id }) => id === query.get('client_id'));
  if (client === undefined) return { ok: false, problem: unknownClient(query) };
  const problem = problemWith(query, client);
  if (problem !== undefined) return { ok: false, problem };
  return {
    ok: true,
    request: {
      client,
      redirectUri: query.get('redirect_uri') ?? '',
      scopes: [...new Set(scopesOf(query).flatMap((scope) => canonicalScope(scope) ?? []))],
      state: query.get('state') ?? undefined,
      offline: query.get('access_type') === 'offline',
      prompt: promptOf(query),
      loginHint: query.get('login_hint') ?? undefined,
      includeGranted: query.get('include_granted_scopes') === 'true',
      challenge: query.get('code_challenge') ?? undefined,
      nonce: query.get('nonce') ?? undefined,
    },
  };
}

function unknownClient(query: URLSearchParams): AuthorizationProblem {
  return query.has('client_id')
    ? { status: 401, code: 'invalid_client', detail: 'The OAuth client was not found.' }
    : invalid('Missing required parameter: client_id');
}

function problemWith(query: URLSearchParams, client: ProviderClient): AuthorizationProblem | undefined {
  const missing = ['redirect_uri', 'response_type', 'scope'].find((name) => !query.get(name));
  if (missing !== undefined) return invalid(`Missing required parameter: ${missing}`);
  if (!client.redirectUris.includes(query.get('redirect_uri') ?? '')) {
    const detail = 'The redirect URI in the request does not match the ones authorized for the OAuth client.';
    return { status: 400, code: 'redirect_uri_mismatch', detail };
  }
  if (query.get('response_type') !== 'code') {
    return {
      status: 400,
      code: 'unsupported_response_type',
      detail: `Invalid response_type: ${query.get('response_type')}`,
    };
  }
  const unknown = scopesOf(query).filter((scope) => canonicalScope(scope) === undefined);
  if (unknown.length > 0) {
    const valid = scopesOf(query).filter((scope) => !unknown.includes(scope));
    const detail = `Some requested scopes were invalid. {valid=[${valid.join(', ')}], invalid=[${unknown.join(', ')}]}`;
    return { status: 400, code: 'invalid_scope', detail };
  }
  if (query.has('code_challenge') && query.get('code_challenge_method') !== 'S256') {
    return invalid('Invalid code_challenge_method: only S256 is simulated');
  }
  const prompt = [...promptOf(query)];
  const known = prompt.every((word) => ['none', 'consent', 'select_account'].includes(word));
  if (!known || (prompt.includes('none') && prompt.length > 1)) return invalid(`Invalid prompt: ${prompt.join(' ')}`);
  const accessType = query.get('access_type') ?? 'online';
  return ['online', 'offline'].includes(accessType) ? undefined : invalid(`Invalid access_type: ${accessType}`);
}

function invalid(detail: string): AuthorizationProblem {
  return { status: 400, code: 'invalid_request', detail };
}

function scopesOf(query: URLSearchParams): string[] {
  return (query.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
}

function promptOf(query: URLSearchParams): Set<string> {
  return new Set((query.get('prompt') ?? '').split(' ').filter((word) => word !== ''));
}
