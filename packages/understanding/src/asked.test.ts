import { describe, expect, it } from 'vitest';
import { createUnderstanding } from './create-understanding.ts';
import { actFrom } from './decision.ts';

const understand = createUnderstanding();

describe('an answer', () => {
  it.each([
    ['still_broken?', 'yes', 'deny'],
    ['still_broken?', 'no', 'affirm'],
    ['still_broken?', 'still broken', 'deny'],
    ['still_broken?', 'it works now', 'affirm'],
    ['which_inbox', 'the second one', 'affirm'],
    ['which_inbox', 'gmail', 'affirm'],
    ['which_inbox', '2', 'affirm'],
    ['which_inbox', 'jo@acme.com', 'affirm'],
    ['which_inbox', 'none of these', 'deny'],
    ['which_inbox', 'talk to a human', 'talk_to_human'],
    ['confirm_handoff', 'yes', 'affirm'],
    ['confirm_handoff', 'no', 'deny'],
    ['reconnect_done', 'done', 'affirm'],
    ['reconnect_done', 'still broken', 'deny'],
    ['reconnect_done', 'sigue igual', 'deny'],
    ['confirm_handoff', 'what is the weather in paris', 'out_of_scope'],
  ])('to %s of "%s" means %s', (asked, text, intent) => {
    const understood = understand(text, asked);
    expect(understood.intent).toBe(intent);
    expect(understood.confidence).toBeGreaterThanOrEqual(actFrom);
  });

  it('has at most six words: what is longer speaks for itself', () => {
    for (const text of ['yes yes it is it is sadly', 'yes yes yes it is it is sadly it is'])
      expect([text, understand(text, 'still_broken?')]).toEqual([text, understand(text)]);
  });

  it('is made out at once, however it is spelled', () => {
    const before = performance.now();
    understand(`${'365'.repeat(26)}x`, 'which_inbox');
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('is not read into a new message of many words', () => {
    const text = 'by the way my other inbox on outlook stopped syncing this morning too';
    expect(understand(text, 'confirm_handoff')).toEqual(understand(text));
  });
});
