import type { Assistant, Log, Ports, TurnOutcome } from '@reconnect/assistant';
import type { InFlight } from '@reconnect/hosting';
import type { InvokeAnswer } from './adapter.ts';
import type { TeamsChannel } from './channel.ts';
import { TeamsError } from './errors.ts';
import type { Activity } from './gate.ts';
import { type Ignored, type Received, receive } from './receive.ts';
import { words } from './words.ts';

export interface AnswerDeps {
  readonly assistant: Pick<Assistant, 'receive'>;
  readonly channel: TeamsChannel;
  readonly clock: Ports['clock'];
  readonly inFlight: InFlight;
  readonly log: Log;
}

/** Milliseconds. Teams gives a press up after three seconds, and repeats a message after fifteen. */
const deadlines = { press: 2500, message: 10_000 };

/**
 * Hands an activity to the assistant and says what the HTTP response carries: nothing for a message, since the reply
 * leaves through the channel; for an invoke what Teams shows. Resolves when what was received is durable.
 */
export function createAnswer(deps: AnswerDeps): (activity: Activity) => Promise<InvokeAnswer | undefined> {
  const { assistant, channel, clock, inFlight, log } = deps;

  const take = async (
    activity: Activity,
    { turn, inPublic }: Extract<Received, { kind: 'turn' }>,
  ): Promise<TurnOutcome> => {
    const result = await assistant.receive(turn);
    if (inPublic && result.outcome === 'taken') sayBeside(activity, words.answeredInPrivate);
    return result;
  };

  const sayBeside = (activity: Activity, text: string): void => {
    const said = channel.sayBeside(activity, text);
    inFlight.add(said.catch((err: unknown) => log.warn({ err }, 'a courtesy failed')));
  };

  /** What is taken too late counts all the same: repeating it does no harm, the assistant has then seen it. */
  const inTime = (taking: Promise<TurnOutcome>, deadline: number): Promise<TurnOutcome> =>
    new Promise((resolve, reject) => {
      const callOff = clock.after(deadline, () => {
        reject(new TeamsError('timed_out', `What a person did was not durable within ${deadline} ms.`));
      });
      const settled = taking.then(resolve, reject).finally(callOff);
      inFlight.add(settled);
    });

  return async (activity) => {
    const received = receive(activity);
    const invoked = activity.type === 'invoke';
    if (received.kind === 'ignored') {
      log.info({ why: received.why, type: activity.type }, 'ignored');
      if (invoked) return unspoken(received.why);
      if (received.why === 'unknown_button') sayBeside(activity, words.unknownButton);
      return undefined;
    }
    const result = await inTime(take(activity, received), invoked ? deadlines.press : deadlines.message);
    if (!invoked) return undefined;
    const sentence = result.outcome === 'stale_press' ? words.pressedBefore : words.pressed;
    return shown(200, 'application/vnd.microsoft.activity.message', sentence);
  };
}

function unspoken(why: Ignored): InvokeAnswer {
  if (why === 'feedback') return { status: 200, body: {} };
  if (why === 'unknown_invoke') return { status: 501 };
  return shown(200, 'application/vnd.microsoft.activity.message', words.unknownButton);
}

/** What Teams shows under a card when a press could not be taken; the person can press again. */
export const failedPress: InvokeAnswer = shown(500, 'application/vnd.microsoft.error', {
  code: 'Failed',
  message: words.pressFailed,
});

/** The answer to an `Action.Execute`; over HTTP it is a success even when it tells of a failure. */
function shown(statusCode: number, type: string, value: unknown): InvokeAnswer {
  return { status: 200, body: { statusCode, type, value } };
}
