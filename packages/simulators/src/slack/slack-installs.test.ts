import { expect, it } from 'vitest';
import { createMovableClock } from '../movable-clock.ts';
import { createInstallBook } from './slack-installs.ts';

it.each([
  [{ team: 'T0SIMULATED' }, [undefined, undefined, 'missing_scope']],
  [{ team: 'T0OTHER' }, ['team_access_not_granted', 'team_access_not_granted', 'team_access_not_granted']],
  [{ enterprise: 'E1' }, ['team_access_not_granted', 'team_access_not_granted', 'team_access_not_granted']],
])('a token of %o does what was agreed to, and so does the one that follows it', (place, expected) => {
  const client = { clientId: '1.2', clientSecret: 'secret' };
  let ids = 0;
  const installs = createInstallBook({
    clock: createMovableClock(0),
    botToken: 'xoxb-1',
    client,
    redirectUrl: () => 'https://app.example/back',
    nextId: (prefix) => {
      ids += 1;
      return `${prefix}${ids}`;
    },
  });
  const asked = new URLSearchParams({ client_id: '1.2', scope: 'chat:write,users:read', state: 's' });
  const back = installs.agrees(`https://slack.com/oauth/v2/authorize?${asked}`, place);
  const secrets = { client_id: '1.2', client_secret: 'secret' };
  const first = installs.access({ ...secrets, code: new URL(back).searchParams.get('code') });
  expect(first).toMatchObject({ ok: true, scope: 'chat:write,users:read' });
  const next = installs.access({
    ...secrets,
    grant_type: 'refresh_token',
    refresh_token: first.ok && first['refresh_token'],
  });
  for (const granted of [first, next]) {
    const refusals = ['chat.postMessage', 'views.open', 'users.lookupByEmail'].map((method) =>
      installs.refusalOf(granted.ok && granted['access_token'], method),
    );
    expect(refusals).toEqual(expected);
  }
});
