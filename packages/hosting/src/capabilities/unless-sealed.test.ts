import { InboxesError, type InboxesErrorCode } from '@reconnect/inboxes';
import { describe, expect, it } from 'vitest';
import { unlessSealed } from './unless-sealed.ts';

function open(code: InboxesErrorCode) {
  const logged: unknown[] = [];
  const note = (fields: unknown, message: string) => void logged.push([fields, message]);
  const refuse = async () => {
    throw new InboxesError(code, 'what was sealed for inbox ib1 does not open');
  };
  return { ask: unlessSealed(refuse, { outcome: 'sealed' }, { info: note, warn: note, error: note }), logged };
}

describe('a question about a grant', () => {
  it('that no key opens is answered, and the operator reads of which inbox', async () => {
    const { ask, logged } = open('sealed-grant');
    expect(await ask('ib1')).toEqual({ outcome: 'sealed' });
    expect(logged).toEqual([[{ inbox: 'ib1' }, 'no key opens its grant']]);
  });

  it('that fails otherwise is tried again', async () => {
    const { ask, logged } = open('no-grant');
    await expect(ask('ib1')).rejects.toMatchObject({ code: 'no-grant' });
    expect(logged).toEqual([]);
  });
});
