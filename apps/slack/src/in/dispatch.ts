import type { Log, Ports } from '@reconnect/assistant';
import type { App, ReceiverEvent } from '@slack/bolt';
import { nameOf, UnreadablePayload } from '../errors.ts';

/** What a delivery comes to, as HTTP says it; the first one counts. */
export type Respond = (status: number, content?: unknown) => void;

export type Delivery = Omit<ReceiverEvent, 'ack'>;

/** Takes what came in by another way than HTTP, and was proven to be Slack's there. */
export type Deliver = (delivery: Delivery, respond: Respond) => void;

export interface DispatchDeps {
  readonly clock: Ports['clock'];
  readonly log: Log;
}

/** Milliseconds: Slack gives up after three seconds; then its retry finds the turn already taken. */
const answerWithin = 2500;

/** Lets Bolt take a delivery, and responds when it is done, or too slow, or has failed. Resolves when it is done. */
export function createDispatch({ clock, log }: DispatchDeps) {
  return async (app: App, delivery: Delivery, tell: Respond): Promise<void> => {
    let told = false;
    const respond: Respond = (...response) => {
      if (!told) tell(...response);
      told = true;
    };
    const acknowledged: unknown[] = [];
    const ack = async (content?: unknown) => void acknowledged.push(content);
    const callOff = clock.after(answerWithin, () => {
      log.warn({}, 'a delivery took too long; Slack is asked to send it again');
      respond(503);
    });
    try {
      await app.processEvent({ ...delivery, ack });
      if (acknowledged.length === 0) {
        log.warn({ type: delivery.body['type'] }, 'nothing in the app handles this payload');
      }
      respond(acknowledged.length === 0 ? 404 : 200, acknowledged[0]);
    } catch (error) {
      const [status, message] = isUnreadable(error)
        ? ([400, 'a delivery could not be read'] as const)
        : ([503, 'a delivery was not taken; Slack is asked to send it again'] as const);
      log.error({ error: nameOf(error) }, message);
      respond(status);
    } finally {
      callOff();
    }
  };
}

/** Bolt wraps what our own part throws, and not what it stumbles over itself as it looks at a payload. */
const isUnreadable = (error: unknown): boolean => error instanceof UnreadablePayload || error instanceof TypeError;
