import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Log, Ports } from '@reconnect/assistant';
import { App, type BlockAction, type Receiver } from '@slack/bolt';
import { createBoltLogger } from './bolt-logger.ts';
import { createCourtesies } from './courtesies.ts';
import type { Deliver } from './dispatch.ts';
import { formCallback, formErrors } from './form-view.ts';
import { command } from './read-command.ts';
import { type EventEnvelope, events } from './receive.ts';
import { receiveCommand, receivePress, receiveShortcut, receiveSubmission } from './receive-interaction.ts';
import { personAt, type Received } from './received.ts';
import { createSlackReceiver, type Refusal } from './receiver.ts';
import { shortcuts } from './shortcuts.ts';
import { createTake, type TakeDeps } from './take.ts';
import { createWordsOf } from './words.ts';

export interface SlackAppDeps extends TakeDeps {
  readonly signingSecret: string;
  readonly clock: Ports['clock'];
  /** Told of every request that was turned away, for counting. */
  onRefused?(why: Refusal): void;
}

export interface SlackApp {
  /** Serves `POST /slack/events` of a `node:http` server that serves other paths too. */
  handler(request: IncomingMessage, response: ServerResponse): void;
  start(port: number, host: string): Promise<Server>;
  readonly deliver: Deliver;
  /** Accepts nothing more, and resolves when what was accepted is done, at the latest after eight seconds. */
  stop(): Promise<void>;
}

/** Bolt's listeners: translate, hand to the assistant, and say in public only that the answer is private. */
export function createSlackApp(deps: SlackAppDeps): SlackApp {
  const { log } = deps;
  const wordsOf = createWordsOf(deps);
  const courtesies = createCourtesies({ ...deps, wordsOf });
  const take = createTake({ ...deps, courtesies, wordsOf });
  const receiver = createSlackReceiver(deps);
  const bolt = createBolt(receiver, log);

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
    const text = said?.say(await wordsOf(personAt(said.aside)));
    await ack(text && { response_type: 'ephemeral', text });
  });
  for (const shortcut of shortcuts) {
    const { type, callback_id } = shortcut;
    bolt.shortcut({ type, callback_id }, async ({ body, ack }) => {
      await takeAndWhisper(receiveShortcut(shortcut, body));
      await ack();
    });
  }
  // One listener for every button: Bolt runs all that match, and each would acknowledge.
  bolt.action<BlockAction>({ type: 'block_actions' }, async ({ body, ack }) => {
    await takeAndWhisper(receivePress(body));
    await ack();
  });
  bolt.view({ type: 'view_submission', callback_id: formCallback }, async ({ body, ack }) => {
    const received = receiveSubmission(body);
    if (received.kind === 'unwritten') return ack(formErrors((await wordsOf(received.person))('form.empty')));
    await takeAndWhisper(received);
    return ack();
  });
  return {
    handler: receiver.handler,
    deliver: receiver.deliver,
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
