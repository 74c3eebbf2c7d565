import type { ProviderClient } from '../../provider/grant-ledger.ts';
import { type MicrosoftAccount, personalTenant } from '../microsoft-accounts.ts';
import { readScopes } from '../scopes.ts';
import type { EntraProblem } from './entra-error.ts';

/** A request that the sign-in service is willing to put before a person. */
export interface AuthorizationRequest {
  readonly client: ProviderClient;
  /** `common`, `organizations`, `consumers` or a tenant's id. */
  readonly tenant: string;
  readonly redirectUri: string;
  /** Without the resource's prefix. */
  readonly scopes: readonly string[];
  readonly state: string | undefined;
  readonly prompt: Prompt | undefined;
  readonly challenge: string | undefined;
  readonly nonce: string | undefined;
  /** Whether to say in the answer which account it is, as MSAL asks. */
  readonly wantsClientInfo: boolean;
}

const prompts = ['login', 'none', 'consent', 'select_account'] as const;
export type Prompt = (typeof prompts)[number];

export type AuthorizationReading =
  | { readonly ok: true; readonly request: AuthorizationRequest }
  | { readonly ok: false; readonly problem: EntraProblem };

export function readAuthorization(
  tenant: string,
  query: URLSearchParams,
  clients: readonly ProviderClient[],
): AuthorizationReading {
  const missing = ['client_id', 'response_type', 'redirect_uri', 'scope'].find((name) => !query.get(name));
  if (missing !== undefined) return refuse('parameterMissing', { parameter: missing });
  const clientId = query.get('client_id') ?? '';
  const client = clients.find(({ id }) => id === clientId);
  if (client === undefined) return refuse('appUnknown', { clientId, tenant });
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!client.redirectUris.includes(redirectUri)) return refuse('redirectUnknown', { clientId, redirectUri });
  const { known, unknown } = readScopes(query.get('scope') ?? '');
  if (unknown.length > 0) return refuse('scopeUnknown', { app: client.name, scope: unknown.join(' ') });
  const detail = unsupported(query);
  if (detail !== undefined) return refuse('requestInvalid', { detail });
  return {
    ok: true,
    request: {
      client,
      tenant,
      redirectUri,
      scopes: known,
      state: query.get('state') ?? undefined,
      prompt: prompts.find((prompt) => prompt === query.get('prompt')),
      challenge: query.get('code_challenge') ?? undefined,
      nonce: query.get('nonce') ?? undefined,
      wantsClientInfo: query.get('client_info') === '1',
    },
  };
}

/** What this simulation does not do, although the real service might. */
function unsupported(query: URLSearchParams): string | undefined {
  if (query.get('response_type') !== 'code') return 'Only response_type=code is simulated.';
  if ((query.get('response_mode') ?? 'query') !== 'query') return 'Only response_mode=query is simulated.';
  if (query.has('code_challenge') && query.get('code_challenge_method') !== 'S256') return 'Only S256 is simulated.';
  const prompt = query.get('prompt');
  return prompt === null || prompts.some((known) => known === prompt)
    ? undefined
    : `The prompt ${prompt} is not known.`;
}

function refuse(name: EntraProblem['name'], values: Readonly<Record<string, string>>): AuthorizationReading {
  return { ok: false, problem: { name, values } };
}

/** Whether an account may sign in at this tenant's address. */
export function belongsTo(account: MicrosoftAccount, tenant: string): boolean {
  switch (tenant) {
    case 'common':
      return true;
    case 'organizations':
      return account.tid !== personalTenant;
    case 'consumers':
      return account.tid === personalTenant;
    default:
      return account.tid === tenant;
  }
}
