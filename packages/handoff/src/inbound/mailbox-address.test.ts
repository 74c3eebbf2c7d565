import { describe, expect, it } from 'vitest';
import { readMailboxAddress } from './mailbox-address.ts';

describe('a mailbox’s address', () => {
  it('holds server, account and folder', () => {
    expect(readMailboxAddress('imaps://ana%40aptly.example:p%2Fw@imap.example/Support%2FAnswers')).toMatchObject({
      path: 'Support/Answers',
      options: {
        host: 'imap.example',
        port: 993,
        secure: true,
        auth: { user: 'ana@aptly.example', pass: 'p/w' },
      },
    });
  });

  it('means the inbox where it names no folder', () => {
    expect(readMailboxAddress('imap://ana:pw@imap.example').path).toBe('INBOX');
    expect(readMailboxAddress('imap://ana:pw@imap.example/').path).toBe('INBOX');
  });

  it.each([
    ['imap://ana:pw@imap.example', true],
    ['imap://ana:pw@127.0.0.1.example:143', true],
    ['imap://ana:pw@127.0.0.1:1143', false],
    ['imap://ana:pw@localhost', false],
    ['imap://ana:pw@[::1]:1143', false],
  ])('%s insists on TLS: %s', (address, doSTARTTLS) => {
    expect(readMailboxAddress(address).options).toMatchObject({ secure: false, doSTARTTLS });
  });

  it('is named in the store by the mailbox and not by its password, and readable by nobody', () => {
    const { id } = readMailboxAddress('imap://ana:pw@imap.example/INBOX');
    expect(readMailboxAddress('imap://ana:new@imap.example').id).toBe(id);
    expect(readMailboxAddress('imap://eva:pw@imap.example').id).not.toBe(id);
    expect(id).toMatch(/^[\w-]{43}$/);
  });
});
