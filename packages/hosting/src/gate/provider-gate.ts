import { type Asker, type Errand, type Gate, type KnownOutage, letsDown } from '@reconnect/diagnosis';
import type { Clock } from '@reconnect/jobs';
import type { Storage } from '@reconnect/storage';
import type { Limits } from './limits.ts';
import { createLine } from './line.ts';
import { createSharedHealth } from './shared-health.ts';

type Provider = Asker['provider'];

export interface ProviderGate extends Gate {
  /** Sends everybody away who still waits: another process will serve them. */
  letGo(): void;
}

export interface GateDeps {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly limits: Limits;
  /** Told how many wait for a provider in this process, whenever that changes. */
  readonly onLength: (provider: Provider, waiting: number) => void;
}

/** How many looks a process takes side by side at a provider that answered it lately, and at one that did not. */
const manyAtOnce = 24;
const fewAtOnce = 4;
/** For how long an answer says that a provider is well, in milliseconds. */
const lately = 10_000;

/**
 * One gate for both providers, in front of every look: known outages first, then the line, then the limits. Whoever cannot wait
 * is stopped by a known outage only.
 * A provider that this process has not heard of lately is approached by few, so that a crowd that comes because of an
 * outage finds out with a handful of calls.
 */
export function createProviderGate(deps: GateDeps): ProviderGate {
  const gates = { google: createOne(deps, 'google'), microsoft: createOne(deps, 'microsoft') };
  return {
    pass: (asker, look) => gates[asker.provider].pass(asker, look),
    hurry: (errand) => gates[errand.provider].hurry(errand),
    letGo() {
      for (const gate of Object.values(gates)) gate.letGo();
    },
  };
}

function createOne({ storage, clock, limits, onLength }: GateDeps, provider: Provider): ProviderGate {
  const health = createSharedHealth({ storage, clock, provider });
  let answeredAt = Number.NEGATIVE_INFINITY;
  const line = createLine({
    clock,
    room: () => (clock.now() - answeredAt < lately ? manyAtOnce : fewAtOnce),
    onLength: (waiting) => onLength(provider, waiting),
    // Nobody is going to call: whoever waits is told of the outage at once.
    grant: async (workspace) =>
      (await knownOrNot()) === undefined ? limits.take(provider, workspace) : { outcome: 'granted' },
  });

  /** A store that is away is met by the look itself. */
  const knownOrNot = () => health.known().catch(() => undefined);

  /** Asks where all processes together may, and lets them know how it went. */
  async function callNow<T>({ inboxId, call, isAnswered }: Omit<Errand<T>, 'provider'>) {
    const permitted = await health.ask();
    if (permitted.kind === 'stay') return knownOutage(permitted.outage);
    const result = await call();
    const answered = isAnswered(result);
    if (answered !== undefined) {
      answeredAt = answered ? clock.now() : Number.NEGATIVE_INFINITY;
      await health.tell(permitted, { inboxId, answered });
    }
    return { outcome: 'called', result } as const;
  }

  async function look(inboxId: string, call: Look) {
    const called = await callNow({ inboxId, call, isAnswered: (verdict) => !letsDown(verdict) });
    return called.outcome === 'called' ? ({ outcome: 'looked', verdict: called.result } as const) : called;
  }

  return {
    async pass(asker, call) {
      const outage = await health.known();
      if (outage !== undefined) return knownOutage(outage);
      return line.wait(asker, () => look(asker.inboxId, call));
    },
    async hurry(errand) {
      const outage = await health.known();
      return outage === undefined ? callNow(errand) : knownOutage(outage);
    },
    letGo: line.disband,
  };
}

type Look = Parameters<Gate['pass']>[1];

const knownOutage = (outage: KnownOutage) => ({ outcome: 'known_outage', outage }) as const;
