import type { Words } from '@reconnect/article';
import type { Assistant, Channel, Log, Person, Turn } from '@reconnect/assistant';
import type { InFlight } from '@reconnect/hosting';
import { isDirectMessage, readAddress } from './address.ts';
import type { HomeKeeper } from './home-keeper.ts';
import { command } from './in/read-command.ts';
import type { Aside, Ignored, Received } from './in/received.ts';
import type { Attempt } from './out/attempts.ts';
import type { Courtesies, Whisper } from './out/courtesies.ts';
import { createOpenForm } from './out/open-form.ts';
import type { SlackApi } from './out/web-api.ts';

export interface TakeDeps {
  readonly assistant: Pick<Assistant, 'receive' | 'awaits'>;
  /** Tells a person's language, and shows what is being done. */
  readonly channel: Pick<Channel, 'identify' | 'showWork'>;
  readonly homes: HomeKeeper;
  readonly api: Pick<SlackApi, 'call'>;
  readonly attempt: Attempt;
  /** Joined by all that goes on after a request was answered. */
  readonly inFlight: InFlight;
  /** Where people are sent whom the assistant may not help. */
  readonly supportAddress: string;
  readonly log: Log;
  /** Left out where the app has one fixed token. `at`: when it was removed, in milliseconds since 1970. */
  forgetInstallation?(tenant: string, at: number): Promise<unknown>;
}

interface TakingDeps extends TakeDeps {
  readonly courtesies: Courtesies;
  readonly wordsOf: (person: Person) => Promise<Words>;
}

type Taken<Kind extends Received['kind']> = Extract<Received, { kind: Kind }>;

/** Does what a payload asks for. Resolves once it is durable; what it returns is still to be said beside it. */
export type Take = (received: Received) => Promise<Whisper | undefined>;

export function createTake(deps: TakingDeps): Take {
  const { assistant, channel, homes, inFlight, log, supportAddress: help, courtesies, forgetInstallation } = deps;
  const openWindow = createOpenWindow(deps);

  async function takeTurn({ turn, aside }: Taken<'turn'>): Promise<Whisper | undefined> {
    const { outcome } = await assistant.receive(turn);
    if (turn.said.kind === 'opened') courtesies.offerPrompts(readAddress(turn.address));
    if (aside === undefined || outcome !== 'taken') return undefined;
    return { aside, say: (words) => words('private.slack') };
  }

  /** Nobody should write what will not be read: a window opens for a question that still waits only. */
  async function takeForm(asked: Taken<'form'>): Promise<Whisper | undefined> {
    const { press } = asked;
    if (press.said.kind === 'press' && (await assistant.awaits(press.person, press.said.ask))) {
      // Not waited for: Slack gives up a click whose answer takes three seconds, and the trigger lives no longer.
      inFlight.add(openWindow(asked));
      return undefined;
    }
    return takeTurn({ kind: 'turn', turn: press });
  }

  return async (received) => {
    switch (received.kind) {
      case 'turn':
        return takeTurn(received);
      case 'form':
        return takeForm(received);
      case 'stopped':
        await assistant.receive(received.turn);
        channel.showWork?.(received.turn.address, undefined);
        return undefined;
      case 'home':
        await homes.opened(received.address, received.hash);
        return undefined;
      case 'removed':
        await forgetInstallation?.(received.tenant, received.at);
        log.info({ tenant: received.tenant }, 'the app was removed');
        return undefined;
      case 'usage':
        return { aside: received.aside, say: (words) => words('command.usage', { name: command }) };
      case 'stranger':
        return { aside: received.aside, say: (words) => words('stranger.text', { help }) };
      case 'unknown_button':
        log.warn({}, 'a button was pressed that this app never made');
        return received.aside && { aside: received.aside, say: (words) => words('unknown_button.text') };
      case 'unwritten':
        return undefined;
      case 'ignored':
        if (!isEcho(received.why)) log.info({ why: received.why }, 'ignored');
        return undefined;
      default:
        return received satisfies never;
    }
  };
}

/** Slack tells an app of all that the app itself says and edits, which would be most of a log. */
const isEcho = (why: Ignored) => why === 'own_message' || why === 'subtype';

/** Opens the window; where that fails, the person is told that they can just as well write it in the conversation. */
function createOpenWindow({ api, log, courtesies, wordsOf }: TakingDeps) {
  const openForm = createOpenForm({ api, log });
  return async (asked: Taken<'form'>): Promise<void> => {
    if (await openForm(asked, await wordsOf(asked.press.person))) return;
    const aside = asideOf(asked.press);
    if (aside !== undefined) courtesies.whisper({ aside, say: (words) => words('form.unopened') });
  };
}

function asideOf({ address }: Turn): Aside | undefined {
  const { channel, ...place } = readAddress(address);
  return channel !== undefined && isDirectMessage(channel) ? { ...place, channel } : undefined;
}
