import type { Identity } from '@reconnect/assistant';
import { createMovableClock } from '@reconnect/simulators';
import { describe, expect, it } from 'vitest';
import { createWordsOf } from './words.ts';

const ana = { platform: 'slack', tenant: 'T1', id: 'U1' } as const;

function wordsWith(identify: () => Promise<Identity>) {
  const clock = createMovableClock(0);
  const logged: string[] = [];
  const note = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const log = { info: note, warn: note, error: note };
  return { clock, logged, wordsOf: createWordsOf({ channel: { identify }, clock, log }) };
}

describe('the words for a person in Slack', () => {
  it.each([
    ['es-ES', 'Le ayudo en un mensaje directo.'],
    ['fr-FR', 'I’ll help you in a direct message.'],
    [undefined, 'I’ll help you in a direct message.'],
  ])('are those of their own locale: %s', async (locale, said) => {
    const { wordsOf } = wordsWith(async () => ({ stranger: false, ...(locale !== undefined && { locale }) }));
    expect((await wordsOf(ana))('private.slack')).toBe(said);
  });

  it('are English where Slack refuses to say who they are, and the log does not say either', async () => {
    const { wordsOf, logged } = wordsWith(() => Promise.reject(new Error('missing_scope for ana@example.com')));
    expect((await wordsOf(ana)).locale).toBe('en');
    expect(logged).toEqual([expect.stringContaining('could not tell the language')]);
    expect(logged.join()).not.toContain('ana@example.com');
  });

  it('are English after a second without an answer: a command has to be answered within three', async () => {
    const { wordsOf, clock } = wordsWith(() => new Promise(() => undefined));
    const words = wordsOf(ana);
    clock.advance(1_000);
    expect((await words).locale).toBe('en');
  });
});
