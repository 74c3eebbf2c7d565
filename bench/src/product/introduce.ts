import { team, userOf } from '../load/slack.ts';
import type { StubAnswer, StubRequest } from '../load/stub-server.ts';
import { aadIdOf, userOf as teamsUserOf, tenant } from '../load/teams.ts';
import { emailOf } from './mailboxes.ts';

/** What Slack or Teams answers to the question who somebody is; undefined for any other question. */
export function introduce(
  request: StubRequest,
  teamOf: (number: string) => string = () => team,
): StubAnswer | undefined {
  if (request.path.endsWith('/users.info')) {
    const number = /\buser=U(\d{9})/.exec(request.body)?.[1];
    return number === undefined ? undefined : inSlack(number, teamOf(number));
  }
  const number = /\/members\/[^/]*Z(\d{9})$/.exec(request.path)?.[1];
  return number === undefined ? undefined : inTeams(number);
}

function inSlack(number: string, teamId: string): StubAnswer {
  const user = {
    id: userOf(number),
    team_id: teamId,
    name: 'robin',
    real_name: 'Robin Meyer',
    is_email_confirmed: true,
    locale: 'en-GB',
    tz: 'Europe/Berlin',
    profile: { real_name: 'Robin Meyer', email: emailOf(number) },
  };
  return { status: 200, body: JSON.stringify({ ok: true, user }) };
}

function inTeams(number: string): StubAnswer {
  const email = emailOf(number);
  const member = {
    id: teamsUserOf(number),
    name: 'Robin Meyer',
    objectId: aadIdOf(number),
    tenantId: tenant,
    userRole: 'user',
    email,
    userPrincipalName: email,
  };
  return { status: 200, body: JSON.stringify(member) };
}
