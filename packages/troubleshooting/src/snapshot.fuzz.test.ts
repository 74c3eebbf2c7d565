import { expect, it } from 'vitest';
import { fuzz, patience } from '../../../tools/fuzz/fuzz.ts';
import { type Value, values } from '../../../tools/fuzz/values.ts';
import { openSnapshot } from './snapshot.ts';

it('whatever a stored snapshot names as its state, it is opened or unreadable', {
  timeout: patience,
}, async () => {
  await fuzz<Value>({
    kind: values,
    sources: [new URL('./snapshot.ts', import.meta.url)],
    seeds: ['idle', 'gone', { waitingForOwner: 'asking' }, { idle: {} }, null],
    inputs: 1_000,
    check(value) {
      const { outcome } = openSnapshot({ format: 1, value, context: {} } as never);
      expect(['opened', 'unreadable']).toContain(outcome);
    },
  });
});
