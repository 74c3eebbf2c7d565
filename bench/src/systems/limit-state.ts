import { advance, type Event, openSnapshot, type Snapshot, storeSnapshot } from '@reconnect/troubleshooting';
import { createUnderstanding } from '@reconnect/understanding';
import { createClient, defineScript } from 'redis';

/** Writes `version|value` if the version is still the one that was read, and says so. */
const compareAndSet = defineScript({
  NUMBER_OF_KEYS: 1,
  SCRIPT: `
local now = redis.call('GET', KEYS[1])
local version = now and string.match(now, '^(%d+)|') or '0'
if version ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
return 1`,
  parseCommand(parser, key: string, write: { readonly version: number; readonly value: string }) {
    parser.pushKey(key);
    parser.push(`${write.version}`, write.value, '7776000');
  },
  transformReply: (reply: unknown) => reply === 1,
});

export interface LimitDeed {
  readonly person: string;
  readonly delivery: string;
  /** Words, or undefined for a press of `button`. */
  readonly text?: string;
  readonly button?: string;
}

interface Kept {
  readonly version: number;
  readonly seen: readonly string[];
  readonly snapshot: Snapshot;
}

const remembered = 40;

/** What is stored of a person, as text; also how the bench puts people where they stand. */
export function encodeKept(version: number, seen: readonly string[], snapshot: unknown): string {
  return `${version}|${JSON.stringify([seen, snapshot])}`;
}

function decodeKept(text: string): Kept {
  const bar = text.indexOf('|');
  const [seen, stored] = JSON.parse(text.slice(bar + 1));
  const opened = openSnapshot(stored);
  if (opened.outcome !== 'opened') throw new TypeError('the bench stored what the statechart cannot read');
  return { version: Number(text.slice(0, bar)), seen, snapshot: opened.snapshot };
}

/**
 * The same understanding and statechart with nothing around them: the state is kept in this process and written with
 * one script a turn; whoever loses against another process reads again.
 */
export async function openLimitState(redisUrl: string) {
  const client = await createClient({ url: redisUrl, scripts: { compareAndSet } }).connect();
  const understand = createUnderstanding();
  const cache = new Map<string, Kept>();

  async function load(person: string): Promise<Kept> {
    const text = await client.get(`limit:${person}`);
    if (text === null) throw new TypeError('nobody was put there');
    return decodeKept(text);
  }

  function eventOf({ text, button }: LimitDeed): Event {
    const at = new Date().toISOString();
    if (text === undefined) return { type: button === 'next' ? 'person.wentOn' : 'person.wentBack', at };
    const { intent } = understand(text, 'step_done');
    switch (intent) {
      case 'greeting':
        return { type: 'person.greets', at };
      case 'thanks':
        return { type: 'person.thanks', at };
      case 'why_cause':
        return { type: 'person.asksWhy', at };
      default:
        return { type: 'person.asksForHelp', at };
    }
  }

  /** Resolves once it is durable; `false`: this delivery was taken before. */
  return async function take(deed: LimitDeed): Promise<boolean> {
    for (;;) {
      const kept = cache.get(deed.person) ?? (await load(deed.person));
      if (kept.seen.includes(deed.delivery)) return false;
      const { snapshot } = advance(kept.snapshot, eventOf(deed));
      const next: Kept = {
        version: kept.version + 1,
        seen: [...kept.seen, deed.delivery].slice(-remembered),
        snapshot,
      };
      const value = encodeKept(next.version, next.seen, storeSnapshot(snapshot));
      if (await client.compareAndSet(`limit:${deed.person}`, { version: kept.version, value })) {
        cache.set(deed.person, next);
        return true;
      }
      cache.delete(deed.person);
    }
  };
}
