import { describe, expect, it } from 'vitest';
import { articleSteps, limitPages, statusPages } from './article.ts';
import type { MessageKey } from './languages/catalogue.ts';
import { wordsFor } from './words.ts';

const say = wordsFor('en');
const names = { provider: 'Google', mailbox: 'Gmail', address: 'leasing@northwind.example' };

describe('the article', () => {
  it('has four causes, each with a title, a likely title, a short name and advice', () => {
    for (const cause of ['password_changed', 'auth_settings_changed', 'throttled', 'needs_refresh'] as const) {
      const keys: MessageKey[] = [`cause.${cause}`, `cause.likely.${cause}`, `cause.short.${cause}`, `advice.${cause}`];
      expect(new Set(keys.map((key) => say(key, names))).size).toBe(4);
    }
  });

  it('has seven steps that name what to click, in order', () => {
    expect(articleSteps.map((step) => say(`step.${step}`, names))).toEqual([
      expect.stringMatching(/\bSettings\b.*bottom left/),
      expect.stringMatching(/\bMy Settings\b.*\bPersonal Inbox\b/),
      expect.stringMatching(/inbox.*right/),
      expect.stringMatching(/\bReconnect\b.*window/),
      expect.stringMatching(/Google.*leasing@northwind\.example/),
      expect.stringMatching(/\bSave\b/),
      expect.stringMatching(/Reload|Refresh/),
    ]);
  });

  it('has the rare full disconnect under its own name', () => {
    expect(say('offer.full.by_hand')).toMatch(/Personal Inbox.*\bDisconnect\b/);
    expect(say('choice.reconnect_full')).toMatch(/^Disconnect/);
    expect(say('choice.reconnect')).toBe('Reconnect');
  });

  it('asks whether it answered the question, with three faces in words', () => {
    expect(say('feedback.title')).toBe('Did this answer your question?');
    expect([say('feedback.sad'), say('feedback.neutral'), say('feedback.happy')]).toEqual(['No', 'Partly', 'Yes']);
  });

  it('says where to write when all else fails', () => {
    const help = 'help@getaptly.com';
    const values = { help, number: 'IR-7K2M9QX', known: 'no', here: 'no', mail: 'no', email: '' };
    for (const key of ['stranger.text', 'handed_off.text', 'case_status.text', 'handoff_failed.text'] as const) {
      expect(say(key, values)).toContain(help);
    }
  });

  it('links to the pages of the providers themselves, and safely', () => {
    const hosts = [limitPages, statusPages].flatMap((pages) => [new URL(pages.google), new URL(pages.microsoft)]);
    for (const { protocol, hostname } of hosts) {
      expect(protocol).toBe('https:');
      expect(hostname).toMatch(/\.(google\.com|microsoft\.com|cloud\.microsoft)$/);
    }
  });
});
