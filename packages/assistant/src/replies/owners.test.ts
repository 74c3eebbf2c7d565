import { firstSnapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { at, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { compose } from './compose.ts';
import type { View } from './view.ts';

const asked: View['context']['tried'] = [{ what: 'owner', ended: 'asked', at }];
const inVain: View['context']['tried'] = [{ what: 'owner', ended: 'not_found', at }];

describe('whoever speaks of the owner', () => {
  const said = (state: string, tried: View['context']['tried'], locale = 'en') => {
    const context = { ...firstSnapshot().context, inbox: { ...danasInbox, own: false }, tried };
    const identity = { locale, stranger: false };
    const view = {
      context,
      at: `waitingForOwner.${state}`,
      identity,
      now: Date.parse(at),
      supportAddress: 'h@x.example',
    };
    return [compose('owner_alone', view, 1).summary, compose('owner_waits', view, 1).summary].join(' ');
  };

  it('hears that they have been asked once they have, and not a moment before', () => {
    for (const before of [[], asked, inVain]) {
      expect(said('asking', before)).not.toMatch(/have been asked|ask them to write/);
      expect(said('asking', before)).toContain('I am trying to reach them, and I will tell you here what comes of it.');
      expect(said('asking', before, 'es')).not.toMatch(/Ya se le preguntó|Pídale/);
    }
    expect(said('asked', asked)).toContain('They have been asked');
    expect(said('notFound', inVain)).toContain('Please ask them to write to me.');
  });
});

it('whoever asks about an inbox of somebody else is not told that their own password was changed', () => {
  const titleOf = (own: boolean, certainty: 'certain' | 'likely', locale = 'en') => {
    const verdict = verdictOf('reconnect', 'password_changed', { certainty });
    const context = { ...firstSnapshot().context, inbox: { ...danasInbox, own }, verdict };
    const identity = { locale, stranger: false };
    return compose('owner_asked', { context, identity, now: Date.parse(at), supportAddress: 'h@x.example' }, 1).title;
  };
  expect(titleOf(false, 'certain')).toBe('The password of this inbox was changed');
  expect(titleOf(false, 'likely')).toBe('The password of this inbox was probably changed');
  expect(titleOf(false, 'certain', 'es')).toBe('La contraseña de este buzón se cambió');
  expect(titleOf(true, 'certain')).toBe('Your password was changed');
});
