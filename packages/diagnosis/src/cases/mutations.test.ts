import { causes, remedies } from '@reconnect/troubleshooting';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExplainedCase, explainCase } from '../explain/explain-case.ts';
import { labelledCases } from './labelled-cases.ts';
import { mutation, type Pasted } from './mutate.ts';

const runs = 100_000;
const now = Date.parse('2026-11-22T18:45:00Z');
const pointless: readonly string[] = ['throttled', 'provider_outage', 'app_misconfigured', 'healthy', 'unknown'];

/** Which promise an explanation breaks; undefined when it keeps all. */
function brokenPromise(labelled: (typeof labelledCases)[number], explained: ExplainedCase): string | undefined {
  const { cause, remedy, certainty, retryAfterSeconds, sentence } = explained;
  if (!causes.includes(cause) || !remedies.includes(remedy) || sentence.includes('{')) return 'speaks the contract';
  if ((remedy === 'reconnect' || remedy === 'full_disconnect') && pointless.includes(cause))
    return 'offers no pointless reconnect';
  if (cause === 'provider_outage' && certainty === 'certain') return 'is not certain of a lone outage';
  if (cause === 'password_changed' && certainty === 'certain' && labelled.provider === 'google')
    return 'blames no password on Google';
  if (retryAfterSeconds !== null && !(retryAfterSeconds >= 0 && retryAfterSeconds <= 7 * 86_400))
    return 'names a sane time';
  if (certainty === 'certain' && cause !== labelled.cause && !(labelled.also_possible ?? []).includes(cause))
    return 'is never certain of a wrong cause';
  return undefined;
}

describe('Answers that were told differently', () => {
  it(`keep every promise, ${runs.toLocaleString('en')} times`, { timeout: 60_000 }, () => {
    const counts = { same: 0, likely: 0, unknown: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom(...labelledCases),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        (labelled, mutations) => {
          const pasted = mutations.reduce<Pasted>((told, mutate) => mutate(told), { ...labelled });
          const explained = explainCase(pasted, now);
          if (explained.cause === labelled.cause) counts.same += 1;
          if (explained.certainty === 'likely') counts.likely += 1;
          if (explained.certainty === 'unknown') counts.unknown += 1;
          expect(brokenPromise(labelled, explained)).toBeUndefined();
        },
      ),
      { numRuns: runs, seed: 20_261_122, endOnFailure: true },
    );
    process.stdout.write(
      `mutations: ${runs}, same cause ${counts.same}, likely ${counts.likely}, unknown ${counts.unknown}\n`,
    );
    expect(counts.same).toBeGreaterThan(runs / 2);
  });
});
