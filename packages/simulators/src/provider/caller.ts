import type { Request, Response } from 'express';
import { spoilAnswer } from '../faults/transport.ts';
import type { Access } from './grant-ledger.ts';
import type { ProviderState } from './provider-world.ts';

/** Who calls an API, by the token they bring. */
export interface Caller {
  /** Left out: they bring none. */
  readonly token: string | undefined;
  /** What it opens; undefined for a token that nobody was given. */
  readonly access: Access | undefined;
}

/** Undefined where a fault of the transport has spoiled the answer, which nobody may touch then. */
export function meetCaller(
  request: Request,
  response: Response,
  { ledger, faults }: Pick<ProviderState<unknown>, 'ledger' | 'faults'>,
): Caller | undefined {
  const token = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1];
  const access = token === undefined ? undefined : ledger.access(token);
  const spoiled = faults.transport(access?.email);
  if (spoiled === undefined) return { token, access };
  spoilAnswer(response, spoiled);
  return undefined;
}
