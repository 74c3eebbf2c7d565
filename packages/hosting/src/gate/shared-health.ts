import { randomUUID } from 'node:crypto';
import type { Asker, KnownOutage } from '@reconnect/diagnosis';
import { asJson, type Storage } from '@reconnect/storage';
import { admit, type Ending, type Health, learn, sound } from './health.ts';

/** A look that may be taken; `tries`: nobody else may, until it was told how this one ended. */
export interface Permit {
  readonly kind: 'look';
  readonly by: string;
  readonly tries: boolean;
}

export type Permission = Permit | { readonly kind: 'stay'; readonly outage: KnownOutage };

/** One provider's health as all processes see it, in one record of the store: a circuit breaker. */
export interface SharedHealth {
  /** The outage in which nobody is to ask, as it was a moment ago: cheap enough to look at for everybody who waits. */
  known(): Promise<KnownOutage | undefined>;
  /** Whether a look may be taken now. One round trip; two for the look that tries whether the provider is back. */
  ask(): Promise<Permission>;
  /** Tells how a permitted look ended. Without news it costs nothing. */
  tell(permit: Permit, ending: Pick<Ending, 'inboxId' | 'answered'>): Promise<void>;
}

export interface SharedHealthDeps {
  readonly storage: Storage;
  readonly clock: { now(): number };
  readonly provider: Asker['provider'];
}

const name = 'health';
/** Nobody needs to remember a provider's trouble for longer, in milliseconds. */
const keptFor = 3_600_000;
/** Answers are told at most so often while others are let down, in milliseconds: one is as good as a hundred. */
const tellEvery = 250;
/** What was read less than this ago is good enough for those who wait, in milliseconds. */
const aMoment = 250;

export function createSharedHealth({ storage, clock, provider }: SharedHealthDeps): SharedHealth {
  const partition = `provider:${provider}`;
  /** As it was when last read; only ever used to save a round trip that would teach nothing. */
  let seen: Health = sound;
  let seenAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<unknown> | undefined;
  let toldAnswerAt = Number.NEGATIVE_INFINITY;
  /** The latest answer that nobody was told of. */
  let answeredAt: number | undefined;

  async function read(): Promise<{ readonly health: Health; readonly version: number }> {
    const record = await storage.read(partition, name);
    seen = record === undefined ? sound : (record.value as unknown as Health);
    seenAt = clock.now();
    return { health: seen, version: record?.version ?? 0 };
  }

  async function save(health: Health, version: number): Promise<boolean> {
    const put = {
      kind: 'put',
      name,
      value: asJson(health),
      expect: version,
      expiresAt: clock.now() + keptFor,
    } as const;
    const { outcome } = await storage.commit(partition, [put]);
    if (outcome === 'saved') seen = health;
    return outcome === 'saved';
  }

  /** The loser of a race reads again: what the winner wrote may already say it all. */
  async function learnFrom(endings: readonly Ending[]): Promise<void> {
    for (;;) {
      const { health, version } = await read();
      const next = endings.reduce(learn, health);
      if (next === health || (await save(next, version))) return;
    }
  }

  return {
    async known() {
      if (clock.now() - seenAt >= aMoment) {
        reading ??= read().finally(() => {
          reading = undefined;
        });
        await reading;
      }
      const admission = admit(seen, '', clock.now());
      return admission.kind === 'stay' ? admission.outage : undefined;
    },
    async ask() {
      const by = randomUUID();
      const { health, version } = await read();
      const admission = admit(health, by, clock.now());
      if (admission.kind === 'look') return { kind: 'look', by, tries: false };
      if (admission.kind === 'stay') return admission;
      if (await save(admission.next, version)) return { kind: 'look', by, tries: true };
      return { kind: 'stay', outage: { since: health.since, inboxes: health.letDown.length } };
    },
    async tell({ by, tries }, { inboxId, answered }) {
      const now = clock.now();
      const ending = { by, inboxId, answered, now };
      if (!answered) {
        // It breaks the row of failures if it is younger than the latest of them.
        const untold = answeredAt === undefined ? [] : [{ ...ending, by: '', answered: true, now: answeredAt }];
        answeredAt = undefined;
        return learnFrom([...untold, ending]);
      }
      if (!tries && (seen.letDown.length === 0 || now - toldAnswerAt < tellEvery)) {
        answeredAt = now;
        return;
      }
      toldAnswerAt = now;
      await learnFrom([ending]);
    },
  };
}
