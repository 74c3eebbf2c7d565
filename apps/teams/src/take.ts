import { type Words, wordsFor } from '@reconnect/article';
import type { Assistant, Log, Person, Ports, TurnOutcome } from '@reconnect/assistant';
import { createAwayNotices, createExpiringCache, type InFlight, isStoreAway } from '@reconnect/hosting';
import { addressOf, localeOf } from './address.ts';
import { privateView, publicAnswer } from './drawing/public-answer.ts';
import type { Rendered } from './drawing/render.ts';
import { renderHome } from './drawing/render-home.ts';
import { TeamsError } from './errors.ts';
import type { InvokeAnswer } from './in/adapter.ts';
import type { Activity } from './in/gate.ts';
import type { GroupWelcomes } from './in/group-welcomes.ts';
import { createInTime } from './in/in-time.ts';
import { type Ignored, type Received, receive } from './in/receive.ts';
import type { TeamsChannel } from './out/channel.ts';
import { cardMessage, type Message, textMessage } from './out/connector.ts';

export interface TakeDeps {
  readonly assistant: Pick<Assistant, 'receive' | 'homes'>;
  readonly channel: TeamsChannel;
  readonly groupWelcomes: GroupWelcomes;
  readonly clock: Ports['clock'];
  readonly inFlight: InFlight;
  readonly log: Log;
}

/** Milliseconds. Teams gives a press up after three seconds, and repeats a message after fifteen. */
const deadlines = { press: 2500, message: 10_000 };

/** Milliseconds: a message that Teams sends once more is the same one. The assistant knows a turn again by itself. */
const repeatedFor = 60_000;

/** Milliseconds: people are asked to come back in a minute, and hear it again if they do in vain. */
const quietFor = 60_000;

const asMessage = 'application/vnd.microsoft.activity.message';
const asCard = 'application/vnd.microsoft.card.adaptive';
const asError = 'application/vnd.microsoft.error';

/**
 * Hands an activity to the assistant and says what the HTTP response carries: nothing for a message, since the reply
 * leaves through the channel; for an invoke what Teams shows. Resolves when what was received is durable.
 */
export function createTake(deps: TakeDeps): (activity: Activity) => Promise<InvokeAnswer | undefined> {
  const { channel } = deps;
  const away = createAwayNotices({ ...deps, quietFor });
  const take = createTakeReceived(deps);

  /** A 503 shows a person nothing, and Teams is not known to try again after one. */
  const apologise = (activity: Activity): void => {
    const sorry = textMessage(wordsFrom(activity)('away.again'));
    away.tell(activity.conversation.id, () => channel.sayBeside(activity, sorry));
  };

  return async (activity) => {
    const received = receive(activity);
    try {
      return await take(activity, received);
    } catch (error) {
      // What is pressed in a card is answered under the card: see `failedPress`.
      if (isStoreAway(error) && activity.type !== 'invoke' && isAsked(received)) apologise(activity);
      throw error;
    }
  };
}

/** The same without a word about what fails. */
function createTakeReceived(
  deps: TakeDeps,
): (activity: Activity, received: Received) => Promise<InvokeAnswer | undefined> {
  const { assistant, channel, groupWelcomes, inFlight, log } = deps;
  const inTime = createInTime(deps);
  const homesShown = createExpiringCache<void>({ clock: deps.clock, lifetime: repeatedFor, most: 10_000 });

  const sayBeside = (activity: Activity, message: Message): void => {
    const said = channel.sayBeside(activity, message);
    inFlight.add(said.catch((err: unknown) => log.warn({ err }, 'a courtesy failed')));
  };

  const takeTurn = async (
    activity: Activity,
    { turn, inPublic }: Extract<Received, { kind: 'turn' }>,
  ): Promise<TurnOutcome> => {
    const result = await assistant.receive(turn);
    if (inPublic && result.outcome === 'taken') sayBeside(activity, publicAnswer(activity, wordsFrom(activity)));
    return result;
  };

  const joinOrLeave = async (activity: Activity, change: 'added' | 'removed'): Promise<void> => {
    if (change === 'removed') await groupWelcomes.forget(activity);
    else if (await groupWelcomes.isDue(activity))
      sayBeside(activity, textMessage(wordsFrom(activity)('group_welcome.text')));
  };

  const lookAtHome = async (activity: Activity, person: Person): Promise<Rendered> => {
    const address = { ...addressOf(activity) };
    await assistant.homes.open(person, address);
    const home = await assistant.homes.look(person, address);
    if (home === undefined) throw new TeamsError('unavailable', 'The home was closed while it was being opened.');
    return renderHome(home, address.user);
  };

  /** In the answer itself where a client asks for it, as a message where a person did. */
  const showHome = async (
    activity: Activity,
    { person, delivery, inPublic }: Extract<Received, { kind: 'home' }>,
  ): Promise<InvokeAnswer | undefined> => {
    if (activity.type === 'invoke') return shown(200, asCard, (await lookAtHome(activity, person)).card);
    await homesShown.get(delivery, async () => {
      const { summary, card } = await lookAtHome(activity, person);
      await channel.sayPrivately(addressOf(activity), cardMessage(summary, card));
      if (inPublic) sayBeside(activity, publicAnswer(activity, wordsFrom(activity)));
    });
    return undefined;
  };

  const ignore = (activity: Activity, why: Ignored): InvokeAnswer | undefined => {
    log.info({ why, type: activity.type }, 'ignored');
    const words = wordsFrom(activity);
    if (activity.type === 'invoke') return unspoken(why, words);
    if (why === 'unknown_button') sayBeside(activity, textMessage(words('unknown_button.text')));
    return undefined;
  };

  return async (activity, received) => {
    const words = wordsFrom(activity);
    const invoked = activity.type === 'invoke';
    const deadline = invoked ? deadlines.press : deadlines.message;
    switch (received.kind) {
      case 'ignored':
        return ignore(activity, received.why);
      case 'continues':
        return received.mine
          ? shown(200, asCard, privateView(activity, words))
          : shown(200, asMessage, words('private.teams.others'));
      case 'group':
        await inTime(joinOrLeave(activity, received.change), deadline);
        return undefined;
      case 'home':
        return inTime(showHome(activity, received), deadline);
      case 'turn': {
        const result = await inTime(takeTurn(activity, received), deadline);
        if (!invoked) return undefined;
        return shown(200, asMessage, words(result.outcome === 'stale_press' ? 'pressed.before' : 'pressed.taken'));
      }
      default:
        return received satisfies never;
    }
  };
}

/** Whether somebody waits for an answer; who only opened or left a chat does not. */
function isAsked(received: Received): boolean {
  if (received.kind !== 'turn') return received.kind === 'home';
  const { kind } = received.turn.said;
  return kind !== 'opened' && kind !== 'left';
}

function unspoken(why: Ignored, words: Words): InvokeAnswer {
  if (why === 'feedback') return { status: 200, body: {} };
  if (why === 'unknown_invoke') return { status: 501 };
  return shown(200, asMessage, words('unknown_button.text'));
}

/** What Teams shows under a card when a press could not be taken; the person can press again. */
export function failedPress(activity: Activity, error: unknown): InvokeAnswer {
  const message = wordsFrom(activity)(isStoreAway(error) ? 'away.again' : 'pressed.failed');
  return shown(500, asError, { code: 'Failed', message });
}

/** An activity says in which language its client is. */
const wordsFrom = (activity: Activity): Words => wordsFor(localeOf(activity));

/** The answer to an `Action.Execute`; over HTTP it is a success even when it tells of a failure. */
function shown(statusCode: number, type: string, value: unknown): InvokeAnswer {
  return { status: 200, body: { statusCode, type, value } };
}
