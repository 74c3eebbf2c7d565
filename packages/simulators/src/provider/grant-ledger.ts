import { createHash, randomBytes } from 'node:crypto';

/** An app that is registered with the provider. */
export interface ProviderClient {
  readonly id: string;
  readonly secret: string;
  /** What the consent page calls it. */
  readonly name: string;
  /** Compared to the letter. */
  readonly redirectUris: readonly string[];
}

/** Why a token no longer works, although its time is not over. */
export type GrantEnd = 'revoked' | 'password_changed' | 'signed_out_everywhere' | 'too_many_tokens';

/** Who may do what with whose mailbox. */
export interface Holder {
  readonly clientId: string;
  readonly email: string;
  readonly scopes: readonly string[];
}

interface Held extends Holder {
  readonly ended?: { readonly why: GrantEnd; readonly at: number };
}

export interface Grant extends Held {
  readonly refreshToken: string;
  /** Times are milliseconds since 1970. */
  readonly issuedAt: number;
  readonly lastUsedAt: number;
}

export interface Access extends Held {
  readonly token: string;
  readonly expiresAt: number;
}

/** What a person agreed to, waiting for the client to fetch it with the code. */
export interface Approval extends Holder {
  readonly redirectUri: string;
  /** Whether a refresh token goes with it. */
  readonly offline: boolean;
  /** The S256 challenge, when the client sent one. */
  readonly challenge: string | undefined;
  readonly nonce: string | undefined;
}

export type Redemption =
  | { readonly outcome: 'redeemed'; readonly approval: Approval }
  | { readonly outcome: 'used' }
  | { readonly outcome: 'expired' }
  | { readonly outcome: 'unknown' };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const codeLivesFor = 10 * 60_000;
const accessLivesFor = 3_599_000;

/** Codes, tokens and consents of one provider. */
export interface GrantLedger {
  approve(approval: Approval): string;
  /** A code works once, for ten minutes. */
  redeem(code: string): Redemption;
  issueRefresh(holder: Holder): Grant;
  issueAccess(holder: Holder): Access;
  /** Notes that the token was used, because unused ones die. */
  touch(refreshToken: string): void;
  grant(refreshToken: string): Grant | undefined;
  access(token: string): Access | undefined;
  /** Whose code it is, whatever state it is in. */
  codeOwner(code: string): string | undefined;
  grants(email: string): readonly Grant[];
  /** Ends what is alive of this person, as far as `only` says so. */
  end(email: string, why: GrantEnd, only?: (held: Holder & { readonly refreshToken?: string }) => boolean): void;
  consented(email: string, clientId: string): ReadonlySet<string>;
  addConsent(holder: Holder): void;
  withdrawConsent(email: string, clientId?: string): void;
}

export function createGrantLedger(deps: {
  readonly clock: { now(): number };
  /** What the provider's tokens start with. */
  readonly prefixes: { readonly code: string; readonly access: string; readonly refresh: string };
}): GrantLedger {
  const { clock, prefixes } = deps;
  const codes = new Map<string, { approval: Approval; issuedAt: number; used: boolean }>();
  const grants = new Map<string, Mutable<Grant>>();
  const accesses = new Map<string, Mutable<Access>>();
  const consents = new Map<string, Map<string, Set<string>>>();
  const secret = (prefix: string) => `${prefix}${randomBytes(48).toString('base64url')}`;

  return {
    approve(approval) {
      const code = secret(prefixes.code);
      codes.set(code, { approval, issuedAt: clock.now(), used: false });
      return code;
    },
    redeem(code) {
      const held = codes.get(code);
      if (held === undefined) return { outcome: 'unknown' };
      if (held.used) return { outcome: 'used' };
      if (clock.now() >= held.issuedAt + codeLivesFor) return { outcome: 'expired' };
      held.used = true;
      return { outcome: 'redeemed', approval: held.approval };
    },
    issueRefresh({ clientId, email, scopes }) {
      const now = clock.now();
      const grant = { refreshToken: secret(prefixes.refresh), clientId, email, scopes, issuedAt: now, lastUsedAt: now };
      grants.set(grant.refreshToken, grant);
      return grant;
    },
    issueAccess({ clientId, email, scopes }) {
      const access = {
        token: secret(prefixes.access),
        clientId,
        email,
        scopes,
        expiresAt: clock.now() + accessLivesFor,
      };
      accesses.set(access.token, access);
      return access;
    },
    touch(refreshToken) {
      const grant = grants.get(refreshToken);
      if (grant !== undefined) grant.lastUsedAt = clock.now();
    },
    grant: (refreshToken) => grants.get(refreshToken),
    access: (token) => accesses.get(token),
    codeOwner: (code) => codes.get(code)?.approval.email,
    grants: (email) => [...grants.values()].filter((grant) => grant.email === email),
    end(email, why, only = () => true) {
      for (const held of [...grants.values(), ...accesses.values()]) {
        if (held.email === email && held.ended === undefined && only(held)) held.ended = { why, at: clock.now() };
      }
    },
    consented: (email, clientId) => consents.get(email)?.get(clientId) ?? new Set(),
    addConsent({ email, clientId, scopes }) {
      const byClient = consents.get(email) ?? new Map<string, Set<string>>();
      consents.set(email, byClient.set(clientId, new Set([...(byClient.get(clientId) ?? []), ...scopes])));
    },
    withdrawConsent(email, clientId) {
      if (clientId === undefined) consents.delete(email);
      else consents.get(email)?.delete(clientId);
    },
  };
}

/** Whether `verifier` is the one that `challenge` was made of. */
export function answersChallenge(challenge: string, verifier: string): boolean {
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}
