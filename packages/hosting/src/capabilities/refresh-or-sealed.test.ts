import { InboxesError, type InboxesErrorCode } from '@reconnect/inboxes';
import { describe, expect, it } from 'vitest';
import { refreshOrSealed } from './refresh-or-sealed.ts';

function open(code: InboxesErrorCode) {
  const logged: unknown[] = [];
  const note = (fields: unknown, message: string) => void logged.push([fields, message]);
  const refresh = async () => {
    throw new InboxesError(code, 'what was sealed for inbox ib1 does not open');
  };
  return { refresh: refreshOrSealed({ refresh }, { info: note, warn: note, error: note }), logged };
}

describe('a refresh', () => {
  it('of a grant that no key opens is answered, and the operator reads of which inbox', async () => {
    const { refresh, logged } = open('sealed-grant');
    expect(await refresh('ib1')).toEqual({ outcome: 'sealed' });
    expect(logged).toEqual([[{ inbox: 'ib1' }, 'no key opens its grant']]);
  });

  it('that fails otherwise is tried again', async () => {
    const { refresh, logged } = open('no-grant');
    await expect(refresh('ib1')).rejects.toMatchObject({ code: 'no-grant' });
    expect(logged).toEqual([]);
  });
});
