import type { Log, Ports } from '@reconnect/assistant';
import type { App, ReceiverEvent } from '@slack/bolt';
import { nameOf } from './errors.ts';

/** What a delivery comes to, as HTTP says it; the first one counts. */
export type Reply = (status: number, content?: unknown) => void;

export type Delivery = Omit<ReceiverEvent, 'ack'>;

/** Takes what came in by another way than HTTP, and was proven to be Slack's there. */
export type Deliver = (delivery: Delivery, reply: Reply) => void;

export interface DispatchDeps {
  readonly clock: Ports['clock'];
  readonly log: Log;
}

/** Milliseconds: Slack gives up after three seconds; then its retry finds the turn already taken. */
const answerWithin = 2500;

/** Runs Bolt's listeners, and replies when they are done, or too slow, or have failed. Resolves when they are done. */
export function createDispatch({ clock, log }: DispatchDeps) {
  return async (app: App, delivery: Delivery, tell: Reply): Promise<void> => {
    let told = false;
    const reply: Reply = (...reply) => {
      if (!told) tell(...reply);
      told = true;
    };
    const acknowledged: unknown[] = [];
    const ack = async (content?: unknown) => void acknowledged.push(content);
    const callOff = clock.after(answerWithin, () => {
      log.warn({}, 'a delivery took too long; Slack is asked to send it again');
      reply(503);
    });
    try {
      await app.processEvent({ ...delivery, ack });
      if (acknowledged.length === 0) {
        log.warn({ type: delivery.body['type'] }, 'nothing in the app handles this payload');
      }
      reply(acknowledged.length === 0 ? 404 : 200, acknowledged[0]);
    } catch (error) {
      log.error({ error: nameOf(error) }, 'a delivery was not taken; Slack is asked to send it again');
      reply(503);
    } finally {
      callOff();
    }
  };
}
