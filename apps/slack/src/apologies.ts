import type { Words } from '@reconnect/article';
import { conversationKey, type Home, type Log, type Person, type Ports } from '@reconnect/assistant';
import { createAwayNotices, type InFlight } from '@reconnect/hosting';
import { isDirectMessage, readAddress, type SlackAddress } from './address.ts';
import { formErrors } from './drawing/form-view.ts';
import type { HomeKeeper } from './home-keeper.ts';
import { type Arrival, type Aside, personAt, type Received } from './in/received.ts';
import { openDirectMessage } from './out/open-direct-message.ts';
import type { SlackApi } from './out/web-api.ts';

/** What people read when what they did could not be kept, as the store is away. */
export interface Apologies {
  /**
   * What Slack is answered where it shows the answer to the person; undefined where it shows none: then it is to be
   * refused, and the person is told in another way, without anybody waiting for that.
   */
  apologise(arrival: Arrival): Promise<object | undefined>;
}

export interface ApologiesDeps {
  readonly api: Pick<SlackApi, 'call'>;
  readonly homes: Pick<HomeKeeper, 'showInstead'>;
  readonly wordsOf: (person: Person) => Promise<Words>;
  readonly clock: Ports['clock'];
  readonly inFlight: InFlight;
  readonly log: Log;
}

/** Milliseconds. Events are sent again for six minutes, and each time fail alike; people are told to wait for ten. */
const waitedFor = 10 * 60_000;
/** Milliseconds. What Slack sends once only a person can do again; they are asked to, in a minute. */
const doneAgainAfter = 60_000;

/** Whom it is said to, and where: to them alone where others read, else in their direct message, opened if need be. */
type Spot = Aside | SlackAddress;

export function createApologies(deps: ApologiesDeps): Apologies {
  const { homes, wordsOf } = deps;
  const later = createAwayNotices({ ...deps, quietFor: waitedFor });
  const again = createAwayNotices({ ...deps, quietFor: doneAgainAfter });
  const say = createSay(deps);

  /** Slack sends an event again, so what was asked in it may still be answered. */
  function apologiseForEvent(received: Received): void {
    if (received.kind === 'home' && received.hash === undefined) {
      const person = personAt(received.address);
      const show = async () => homes.showInstead(person, emptyHome(await wordsOf(person)));
      later.tell(`home/${conversationKey(person)}`, show);
    }
    const spot = spotOf(received);
    if (spot !== undefined) later.tell(conversationKey(personAt(spot)), () => say(spot, 'away.later'));
  }

  return {
    async apologise({ way, received }) {
      if (way === 'event') {
        apologiseForEvent(received);
        return undefined;
      }
      const spot = spotOf(received);
      if (spot === undefined) return undefined;
      const sentence = async () => (await wordsOf(personAt(spot)))('away.again');
      if (way === 'command') return { response_type: 'ephemeral', text: await sentence() };
      // The window stays open, with what was written in it.
      if (way === 'window') return formErrors(await sentence());
      again.tell(conversationKey(personAt(spot)), () => say(spot, 'away.again'));
      return undefined;
    },
  };
}

/** Rejected where it could not be said: it is then said with the next thing that cannot be kept. */
function createSay({ api, wordsOf }: Pick<ApologiesDeps, 'api' | 'wordsOf'>) {
  return async (spot: Spot, key: 'away.again' | 'away.later'): Promise<void> => {
    const { tenant, user, thread } = spot;
    const text = (await wordsOf(personAt(spot)))(key);
    const channel = spot.channel ?? (await openDirectMessage(api, spot));
    const message = { channel, text, ...(thread !== undefined && { thread_ts: thread }) };
    if (isDirectMessage(channel)) await api.call({ method: 'chat.postMessage', tenant, args: message });
    else await api.call({ method: 'chat.postEphemeral', tenant, args: { ...message, user } });
  };
}

/** Where somebody waits for an answer; undefined where nobody asked anything. */
function spotOf(received: Received): Spot | undefined {
  switch (received.kind) {
    case 'turn':
      return received.turn.said.kind === 'opened' ? undefined : (received.aside ?? readAddress(received.turn.address));
    case 'stopped':
      return readAddress(received.turn.address);
    case 'form':
      return readAddress(received.press.address);
    default:
      return undefined;
  }
}

const emptyHome = (words: Words): Home => ({
  locale: words.locale,
  title: words('home.title'),
  sections: [{ blocks: [{ kind: 'text', text: words('away.later') }], choices: [] }],
});
