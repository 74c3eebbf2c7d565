import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log, Ports } from '@reconnect/assistant';
import { isStoreAway } from '@reconnect/hosting';
import { App, type Receiver } from '@slack/bolt';
import { createApologies } from './apologies.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { formErrors } from './drawing/form-view.ts';
import type { Deliver } from './in/dispatch.ts';
import { readPayload } from './in/read-payload.ts';
import { type Arrival, personAt } from './in/received.ts';
import { createSlackReceiver, type Refusal } from './in/receiver.ts';
import { createCourtesies } from './out/courtesies.ts';
import { createTake, type TakeDeps } from './take.ts';
import { createWordsOf } from './words.ts';

export interface SlackAppDeps extends TakeDeps {
  readonly signingSecret: string;
  readonly clock: Ports['clock'];
  /** Told of every request that was turned away, for counting. */
  onRefused?(why: Refusal): void;
  /** Told of every minute in which Slack withholds a team's events, for counting. */
  onWithheld?(): void;
}

export interface SlackApp {
  /** Serves `POST /slack/events` of a `node:http` server that serves other paths too. */
  handler(request: IncomingMessage, response: ServerResponse): void;
  readonly deliver: Deliver;
  /** Accepts nothing more, and resolves when what was accepted is done, at the latest after eight seconds. */
  stop(): Promise<void>;
}

/** Behind Bolt: read, hand to the assistant, and say in public only that the answer is private. */
export function createSlackApp(deps: SlackAppDeps): SlackApp {
  const { log } = deps;
  const wordsOf = createWordsOf(deps);
  const courtesies = createCourtesies({ ...deps, wordsOf });
  const take = createTake({ ...deps, courtesies, wordsOf });
  const { apologise } = createApologies({ ...deps, wordsOf });
  const receiver = createSlackReceiver(deps);

  /** Resolves once it is durable. */
  async function respond({ way, received }: Arrival, answer: Answer): Promise<void> {
    if (received.kind === 'unwritten') return answer(formErrors((await wordsOf(received.person))('form.empty')));
    const said = await take(received);
    if (said === undefined) return answer();
    const aloud = async () => said.say(await wordsOf(personAt(said.aside)));
    if (way === 'command') return answer({ response_type: 'ephemeral', text: await aloud() });
    courtesies.whisper(said);
    return answer();
  }

  /** Resolves once it is durable or the person was told; `answer` is not called where nothing in the app handles it. */
  async function handle(payload: object, answer: Answer): Promise<void> {
    const arrival = readPayload(payload);
    if (arrival === undefined) return;
    try {
      await respond(arrival, answer);
    } catch (error) {
      const apology = isStoreAway(error) ? await apologise(arrival) : undefined;
      if (apology === undefined) throw error;
      await answer(apology);
    }
  }

  // In place of listeners: Bolt tries each of them on every payload, and answers an event before they are done.
  createBolt(receiver, log).use(({ body, ack = noAnswer }) => handle(body, ack as Answer));
  return {
    handler: receiver.handler,
    deliver: receiver.deliver,
    stop: () => receiver.stop(),
  };
}

/** What Slack hears beside the 200. Bolt's types have one for each kind of payload; the receiver takes any. */
type Answer = (content?: unknown) => Promise<void>;

/** Bolt has answered an event by then. */
const noAnswer: Answer = async () => {};

/** Given no token: whatever is sent goes through our own sender, so Bolt never makes a client for a team. */
function createBolt(receiver: Receiver, log: Log): App {
  const bolt = new App({
    receiver,
    authorize: async () => ({}),
    logger: createBoltLogger(log),
    convoStore: false,
    // `receive.ts` knows our own messages, and says why it ignores them.
    ignoreSelf: false,
  });
  // The receiver makes a 503 of it.
  bolt.error(async (error) => {
    throw error;
  });
  return bolt;
}
