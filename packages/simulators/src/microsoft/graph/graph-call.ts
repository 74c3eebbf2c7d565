import type { Request, Response } from 'express';
import type { AnswerValues } from '../../faults/answer.ts';
import type { MicrosoftAccount } from '../microsoft-accounts.ts';
import type { MicrosoftState } from '../microsoft-world.ts';
import type { GraphErrorName } from './graph-error.ts';

/** A call whose token was accepted. */
export interface GraphCall {
  readonly request: Request;
  readonly response: Response;
  readonly state: MicrosoftState;
  readonly account: MicrosoftAccount;
  readonly clientId: string;
  refuse(name: GraphErrorName, values?: AnswerValues): void;
}
