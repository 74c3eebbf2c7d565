import { isLoopback } from '@reconnect/loopback';
import { missing } from './demands.ts';
import type { Variables } from './read-settings.ts';
import { type AppName, flag, type SettingName } from './settings.ts';

/** What cannot be told from one variable alone, a sentence each; whether each by itself is right is known elsewhere. */
export function contradictionsOf(app: AppName, given: Variables): readonly string[] {
  return [
    ...(app === 'teams' ? teamsRegistration(given) : []),
    ...sharedRegistration(given),
    ...(app === 'slack' ? slackCredentials(given) : []),
    ...allOrNone(given, ['WEBHOOK_URL', 'WEBHOOK_SECRET']),
    ...(app === 'web' ? answersTaken(given) : allOrNone(given, answersPromised)),
    ...forgetfulStore(given),
  ];
}

function forgetfulStore({ NODE_ENV, STORE }: Variables): readonly string[] {
  const forgets = NODE_ENV === 'production' && STORE === 'memory';
  return forgets ? ['STORE: "memory" forgets everything at a restart and is refused in production'] : [];
}

function absentOf(given: Variables, names: readonly SettingName[]): readonly string[] {
  return names.filter((name) => given[name] === undefined).map(missing);
}

function allOrNone(given: Variables, names: readonly SettingName[]): readonly string[] {
  return names.every((name) => given[name] === undefined) ? [] : absentOf(given, names);
}

/** With these, people are told that they read support's answers in the chat. */
const answersPromised = ['MAIL_REPLY_TO', 'MAIL_AUTHSERV_ID'] as const;

/**
 * Answers that are promised have to be taken, from a mailbox or a provider; and those that are taken need an address, and
 * the word of the server that received them: without it nobody passes for support, and every answer is refused.
 */
function answersTaken(given: Variables): readonly string[] {
  const ways = ['IMAP_URL', 'MAIL_INBOUND_SECRET'] as const;
  if ([...ways, ...answersPromised].every((name) => given[name] === undefined)) return [];
  const noWay = ways.every((name) => given[name] === undefined);
  return [
    ...(noWay ? [`${missing('IMAP_URL')}; or give MAIL_INBOUND_SECRET`] : []),
    ...absentOf(given, answersPromised),
  ];
}

const slackClient = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;

/** One bot token for one workspace, or all that it takes to be installed in many. */
function slackCredentials(given: Variables): readonly string[] {
  const absent = absentOf(given, slackClient);
  const token = given['SLACK_BOT_TOKEN'];
  if (absent.length < slackClient.length) {
    return token === undefined ? absent : [`SLACK_BOT_TOKEN: must not be given beside ${slackClient.join(', ')}`];
  }
  return token === undefined ? [`${missing('SLACK_BOT_TOKEN')}; or give ${slackClient.join(', ')}`] : [];
}

/** Without its registration the Teams app would take anybody's word; only a simulator on this machine may have that. */
function teamsRegistration(given: Variables): readonly string[] {
  const { MicrosoftAppType: type, TEAMS_LOCAL_UNAUTHENTICATED: local } = given;
  if (flag.safeParse(local).data === true) return simulatedTeams(given);
  const managed = type === 'UserAssignedMSI';
  return [
    ...absentOf(given, [
      'MicrosoftAppId',
      ...(managed ? [] : ['MicrosoftAppPassword' as const]),
      ...(type === 'MultiTenant' ? [] : ['MicrosoftAppTenantId' as const]),
    ]),
    ...(managed && given['MicrosoftAppPassword'] !== undefined
      ? ['MicrosoftAppPassword: must not be given with MicrosoftAppType=UserAssignedMSI']
      : []),
  ];
}

function simulatedTeams({ NODE_ENV, HOST = '127.0.0.1', MicrosoftAppId }: Variables): readonly string[] {
  const name = 'TEAMS_LOCAL_UNAUTHENTICATED';
  return [
    ...(NODE_ENV === 'production' ? [`${name}: is refused in production`] : []),
    ...(isLoopback(HOST) ? [] : [`${name}: needs HOST to be 127.0.0.1`]),
    ...(MicrosoftAppId === undefined ? [] : [`MicrosoftAppId: must not be given beside ${name}`]),
  ];
}

/** Whoever may read mail must not speak as the bot, and the other way round. */
function sharedRegistration({ MicrosoftAppId: bot, MICROSOFT_CLIENT_ID: mail }: Variables): readonly string[] {
  const shared = mail !== undefined && mail.toLowerCase() === bot?.toLowerCase();
  return shared ? ["MICROSOFT_CLIENT_ID: must not be the bot's own registration, MicrosoftAppId"] : [];
}
