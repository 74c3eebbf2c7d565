import type { ChatPlatform, Heard } from './chat-platform.ts';
import type { HttpSender } from './http-sender.ts';
import { nextDeed, type TestPerson } from './person.ts';

/** How one event ended. An event is complete when its 200 and its reply have both arrived. */
export type Ended = 'complete' | 'refused' | 'lost';

export interface Event {
  readonly person: TestPerson;
  /** Milliseconds, as `performance.now()` counts: when it was due, from which its latencies are counted. */
  readonly due: number;
  /** When the 200 came; undefined until then. */
  acknowledged?: number;
  /** When the platform had the whole reply. */
  replied?: number;
  ended(how: Ended): void;
}

export interface Traffic {
  /** Lets a person do the next thing. */
  fire(event: Event): void;
  /** Told by the platform's stub of every call of the bot. */
  heard(what: Heard): void;
  /** Calls of the bot so far. */
  readonly calls: () => number;
  close(): void;
}

/** Milliseconds without both answers, after which an event counts as lost; its person does nothing more. */
const patience = 5_000;

export interface TrafficOptions {
  readonly platform: ChatPlatform;
  readonly people: readonly TestPerson[];
  /** To the bot's processes, which take turns. */
  readonly senders: readonly HttpSender[];
}

/** Sends events to a bot and notices how each of them ends. */
export function createTraffic({ platform, people, senders }: TrafficOptions): Traffic {
  const byNumber = new Map(people.map((person) => [person.number, person]));
  const underWay = new Map<string, Event>();
  let calls = 0;
  let deliveries = 0;
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

  return {
    fire(event) {
      const { person } = event;
      underWay.set(person.number, event);
      const delivery = platform.deliver(person.number, nextDeed(person), nextId());
      const sender = senders[deliveries % senders.length];
      sender?.post(delivery, (status) => {
        if (status !== 200) return end(event, 'refused');
        event.acknowledged = performance.now();
        endIfComplete(event);
      });
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
    calls: () => calls,
    close: () => clearInterval(sweep),
  };
}
