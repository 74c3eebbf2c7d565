import type { Outgoing } from './http-sender.ts';
import type { Deed } from './person.ts';
import type { StubAnswer, StubRequest } from './stub-server.ts';

/** What a call of a bot comes to for the people who look at the platform. */
export interface Heard {
  /** The number of the person who sees a new or changed message; undefined when nobody sees anything. */
  readonly number?: string;
  /** The question whose buttons came with it. */
  readonly ask?: number;
}

/** A platform has had enough for a second. */
export const throttled: StubAnswer = {
  status: 429,
  body: '{"ok":false,"error":"ratelimited"}',
  head: 'retry-after: 1\r\n',
};

/** One chat platform as the bench plays it: what it sends to a bot, and what it answers when the bot calls. */
export interface ChatPlatform {
  readonly name: 'slack' | 'teams';
  /** One delivery; `id` is unique to it. */
  deliver(number: string, deed: Deed, id: string): Outgoing;
  hear(request: StubRequest): Heard;
  answer(request: StubRequest): StubAnswer;
}
