import type { ChatPlatform, Heard } from './chat-platform.ts';
import type { HttpSender, Outgoing } from './http-sender.ts';
import { type Deed, nextDeed, type TestPerson } from './person.ts';

/** How one event ended. An event is complete when its 200 and its reply have both arrived. */
export type Ended = 'complete' | 'refused' | 'lost';

export interface Event {
  readonly person: TestPerson;
  /** Left out: what is next for this person. */
  readonly deed?: Deed;
  /** The platform delivers it twice, as both do now and then. */
  readonly twice?: boolean;
  /** Milliseconds, as `performance.now()` counts: when it was due, from which its latencies are counted. */
  readonly due: number;
  /** When the 200 came; undefined until then. */
  acknowledged?: number;
  /** What came last in place of a 200; 0: the connection broke. */
  status?: number;
  /** When the platform had the whole reply. */
  replied?: number;
  ended(how: Ended): void;
}

export interface Traffic {
  /** Lets a person do the next thing. */
  fire(event: Event): void;
  /** Told by the platform's stub of every call of the bot. */
  heard(what: Heard): void;
  /** Events so far, and deliveries beyond the first of each. */
  readonly counts: () => { readonly events: number; readonly copies: number };
  /** Calls of the bot so far. */
  readonly calls: () => number;
  close(): void;
}

const usualPatience = 5_000;

export interface TrafficDeps {
  readonly platform: ChatPlatform;
  readonly people: readonly TestPerson[];
  /** To the bot's processes, which take turns. */
  readonly senders: readonly HttpSender[];
  /** Milliseconds without both answers, after which an event counts as lost; its person does nothing more. 5,000 where left out. */
  readonly patience?: number;
  /** How often the platform delivers what was refused once more, at once; left out: never. */
  readonly redeliveries?: number;
}

/** Sends events to a bot and notices how each of them ends. */
export function createTraffic(deps: TrafficDeps): Traffic {
  const { platform, people, senders, patience = usualPatience, redeliveries = 0 } = deps;
  const byNumber = new Map(people.map((person) => [person.number, person]));
  const underWay = new Map<string, Event>();
  let calls = 0;
  let deliveries = 0;
  let copies = 0;
  const nextId = () => {
    deliveries += 1;
    return `${deliveries}`.padStart(8, '0');
  };

  function end(event: Event, how: Ended): void {
    if (underWay.get(event.person.number) !== event) return;
    underWay.delete(event.person.number);
    event.ended(how);
  }
  const endIfComplete = (event: Event) => {
    if (event.acknowledged !== undefined && event.replied !== undefined) end(event, 'complete');
  };
  const sweep = setInterval(() => {
    const now = performance.now();
    for (const event of underWay.values()) if (now - event.due > patience) end(event, 'lost');
  }, 250);

  function send(event: Event, delivery: Outgoing, again: number): void {
    senders[(deliveries + again) % senders.length]?.post(delivery, (status) => {
      if (status === 200) {
        event.acknowledged = performance.now();
        return endIfComplete(event);
      }
      event.status = status;
      if (again === 0) return end(event, 'refused');
      copies += 1;
      send(event, delivery, again - 1);
    });
  }

  return {
    fire(event) {
      const { person, deed = nextDeed(person) } = event;
      underWay.set(person.number, event);
      const delivery = platform.deliver(person.number, deed, nextId());
      send(event, delivery, redeliveries);
      if (event.twice === true) {
        copies += 1;
        senders[deliveries % senders.length]?.post(delivery, () => {});
      }
    },
    heard({ number, ask }) {
      calls += 1;
      if (number === undefined) return;
      const person = byNumber.get(number);
      if (person !== undefined && ask !== undefined) person.ask = ask;
      const event = underWay.get(number);
      if (event === undefined) return;
      event.replied ??= performance.now();
      endIfComplete(event);
    },
    counts: () => ({ events: deliveries, copies }),
    calls: () => calls,
    close: () => clearInterval(sweep),
  };
}
