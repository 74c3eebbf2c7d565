import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Assistant, Log, Ports } from '@reconnect/assistant';
import { createInFlight } from '@reconnect/hosting';
import { App, type BlockAction, type Receiver } from '@slack/bolt';
import { readAddress } from './address.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { createCourtesies, type Whisper } from './courtesies.ts';
import { command, type EventEnvelope, events, type Received, receiveCommand, receivePress } from './receive.ts';
import { createSlackReceiver, type Refusal } from './receiver.ts';
import type { SlackApi } from './web-api.ts';
import { createWords } from './words.ts';

export interface SlackAppDeps {
  readonly assistant: Pick<Assistant, 'receive'>;
  readonly api: SlackApi;
  readonly signingSecret: string;
  /** Where people are sent whom the assistant may not help. */
  readonly supportAddress: string;
  readonly clock: Ports['clock'];
  readonly log: Log;
  /** Told of every request that was turned away, for counting. */
  onRefused?(why: Refusal): void;
}

export interface SlackApp {
  /** Serves `POST /slack/events` of a `node:http` server that serves other paths too. */
  handler(request: IncomingMessage, response: ServerResponse): void;
  start(port: number, host: string): Promise<Server>;
  /** Accepts nothing more, and resolves when what was accepted is done, at the latest after eight seconds. */
  stop(): Promise<void>;
}

/** Bolt's listeners: translate, hand to the assistant, and say in public only that the answer is private. */
export function createSlackApp({ assistant, api, clock, log, supportAddress, ...door }: SlackAppDeps): SlackApp {
  const words = createWords(supportAddress);
  const inFlight = createInFlight(clock);
  const courtesies = createCourtesies({ api, inFlight, log });
  const receiver = createSlackReceiver({ ...door, clock, log, inFlight });
  const bolt = createBolt(receiver, log);

  /** Resolves once what was received is durable; what it returns is still to be said. */
  async function take(received: Received): Promise<Whisper | undefined> {
    switch (received.kind) {
      case 'turn': {
        const { turn, aside } = received;
        const { outcome } = await assistant.receive(turn);
        if (turn.said.kind === 'opened') courtesies.offerPrompts(readAddress(turn.address));
        return aside === undefined || outcome !== 'taken' ? undefined : { aside, text: words.answeredInPrivate };
      }
      case 'stranger':
        return { aside: received.aside, text: words.stranger };
      case 'unknown_button':
        log.warn({}, 'a button was pressed that this app never made');
        return received.aside && { aside: received.aside, text: words.unknownButton };
      case 'ignored':
        log.info({ why: received.why }, 'ignored');
        return undefined;
      default:
        return received satisfies never;
    }
  }

  async function takeAndWhisper(received: Received): Promise<void> {
    const said = await take(received);
    if (said !== undefined) courtesies.whisper(said);
  }

  for (const [name, receive] of Object.entries(events)) {
    // Bolt's type is the union of all events; these are the ones whose fields the envelope names.
    bolt.event(name, ({ body }) => takeAndWhisper(receive(body as EventEnvelope)));
  }
  bolt.command(command, async ({ body, ack }) => {
    const said = await take(receiveCommand(body));
    await ack(said && { response_type: 'ephemeral', text: said.text });
  });
  // One listener for every button: Bolt runs all that match, and each would acknowledge.
  bolt.action<BlockAction>({ type: 'block_actions' }, async ({ body, ack }) => {
    await takeAndWhisper(receivePress(body));
    await ack();
  });

  return {
    handler: receiver.handler,
    start: (port, host) => receiver.start(port, host),
    stop: () => receiver.stop(),
  };
}

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
