import type { Request, Response } from 'express';
import type { GoogleAccount } from '../google-accounts.ts';
import type { GoogleState } from '../google-world.ts';

/** A call whose token was accepted. */
export interface GmailCall {
  readonly request: Request;
  readonly response: Response;
  readonly state: GoogleState;
  readonly account: GoogleAccount;
  readonly clientId: string;
  readonly scopes: readonly string[];
}
