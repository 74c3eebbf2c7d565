import type { LinkReason, Permission, Provider, ReconnectMode } from '@reconnect/troubleshooting';

/** Where the browser is sent, and what makes the way back ours. */
export interface ConsentRequest {
  readonly address: string;
  readonly mode: ReconnectMode;
  readonly reason: LinkReason;
  /** What the grant that is to be replaced may do, in the provider's words: the new one is to take nothing from Aptly. */
  readonly had: readonly string[];
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE; only its S256 challenge leaves this process before the exchange. */
  readonly verifier: string;
}

/** Who signed in, as the provider vouches for it. */
export interface SignedIn {
  /** Google `sub`, Microsoft `oid.tid`. */
  readonly subject: string;
  readonly address: string;
  /** Further addresses of that mailbox, where they were asked for. */
  readonly aliases?: readonly string[];
}

export type CodeExchange =
  | {
      readonly outcome: 'granted';
      readonly account: SignedIn;
      readonly accessToken: string;
      /** Missing when the provider gave no lasting access. */
      readonly refreshToken?: string;
      readonly scopes: readonly string[];
      readonly missing: readonly Permission[];
      /** Something that was asked for was left unticked, be it what nobody can do without (`missing`) or not. */
      readonly leftOut: boolean;
    }
  /** In the words of an OAuth error response, whichever way the provider failed. */
  | { readonly outcome: 'refused'; readonly query: Readonly<Record<string, string>> };

export interface CodeExchangeRequest {
  readonly code: string;
  /** As the person set out with. */
  readonly had: readonly string[];
  readonly verifier: string;
  readonly nonce: string;
}

/** One provider's half of a consent. */
export interface ConsentProvider {
  readonly name: Provider;
  authorizeUrl(request: ConsentRequest): Promise<string>;
  /** Rejected (`identity`) when the answer does not prove for whom it was made. */
  exchange(request: CodeExchangeRequest): Promise<CodeExchange>;
  /**
   * Further addresses of the signed-in person's mailbox, each proven to be theirs; left out where a sign-in names the only
   * one. `undefined`: the provider could not be reached, so nothing is known.
   */
  aliases?(accessToken: string): Promise<readonly string[] | undefined>;
  /**
   * Gives everything back that this account ever granted us; left out where the provider has no such thing.
   * `false`: the provider could not be reached, so nothing is known.
   */
  revokeAll?(refreshToken: string): Promise<boolean>;
}
