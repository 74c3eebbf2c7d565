import { expect, it } from 'vitest';
import { openScriptedInbox } from './testing/scripted-inbox.ts';

it.each([
  ['google', ['openid', 'https://www.googleapis.com/auth/gmail.readonly']],
  ['microsoft', ['openid', 'profile', 'offline_access', 'User.Read', 'Mail.Read']],
] as const)('tells whose grant %s exchanged where it was asked to say so', async (provider, scopes) => {
  const { world, exchange, close } = await openScriptedInbox(provider);
  world.addAccount({ email: 'eve@example.com', name: 'Eve' });
  const told = async (email: string, asked: readonly string[]) => {
    const outcome = await exchange({ provider, refreshToken: world.issueGrant(email, asked), scopes: asked });
    return outcome.outcome === 'granted' ? outcome.subject : outcome.outcome;
  };
  const subjects = [await told('ada@example.com', scopes), await told('ada@example.com', scopes)];
  expect(subjects[0]).toMatch(provider === 'google' ? /^\d+$/ : /^[\da-f-]{36}\.[\da-f-]{36}$/);
  expect(subjects[1]).toBe(subjects[0]);
  expect(await told('eve@example.com', scopes)).not.toBe(subjects[0]);
  expect(await told('ada@example.com', scopes.slice(-1))).toBeUndefined();
  await close();
});
