import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createLog } from '@reconnect/hosting';
import { visitConsent } from '@reconnect/simulators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../../tools/free-port.ts';
import { type Playground, startPlayground } from '../playground.ts';
import type { Player } from '../stage/run.ts';
import { type AppProcess, startApp } from './app-process.ts';
import { openPlainBrowser, seen } from './browser-walk.ts';
import { intrude } from './canary-intruder.ts';
import { type Door, leaksOf, type Mark, shapes } from './canary-marks.ts';
import { type EchoTap, openEchoTap } from './echo-tap.ts';
import { caseNumberIn, linkOf } from './meaning.ts';
import { type Talker, talkers } from './talker.ts';

/**
 * Every secret and everything personal is marked, a whole case is lived through with all that can go wrong, and then each door
 * is searched for marks that have no business there. The providers' answers repeat what they were asked, as some do.
 */
const folder = mkdtempSync(join(tmpdir(), 'reconnect-canary-'));
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const run = promisify(execFile);
let playground: Playground;
let provider: EchoTap;
/** The web app as a process of its own, which asks the providers through the tap. */
let web: AppProcess;

/** What the product told its log, as it was told and as it was written. */
const told: string[] = [];
const written: string[] = [];
/** What browsers were given: pages, headers that anybody may see, and where they were sent. */
const pages: string[] = [];
const headers: string[] = [];
/** What the Inbox API and the chats' doors said to who had no business there, or asked nonsense. */
const errors: string[] = [];
const marks: Mark[] = [...shapes];
const mark = (kind: Mark['kind'], ...texts: readonly string[]) => {
  for (const text of texts) {
    expect(text.length, `a mark of kind ${kind} is long enough to be told from anything else`).toBeGreaterThan(7);
    marks.push({ kind, text });
  }
};

beforeAll(async () => {
  const censored = createLog('canary', 'trace', { sink: { write: (line) => void written.push(line) } });
  const tee = (level: 'info' | 'warn' | 'error') => (fields: Readonly<Record<string, unknown>>, message: string) => {
    told.push(
      JSON.stringify([fields, message], (_key, value) => (value instanceof Error ? String(value.stack) : value)),
    );
    censored[level](fields, message);
  };
  const log = { info: tee('info'), warn: tee('warn'), error: tee('error') };
  playground = await startPlayground({ port: 0, store: `sqlite:${join(folder, 'reconnect.db')}`, log });
  provider = await openEchoTap(playground.url);
  web = startApp({
    app: 'web',
    port: await freePort(),
    variables: {
      ...playground.variables,
      LOG_LEVEL: 'trace',
      GOOGLE_TOKEN_URL: `${provider.url}/google/token`,
      GMAIL_ROOT_URL: `${provider.url}/google/`,
      MICROSOFT_AUTHORITY: `${provider.url}/microsoft/common`,
      GRAPH_ROOT_URL: `${provider.url}/microsoft/`,
    },
  });
  await web.up;
  const { variables, world } = playground;
  mark('key', variables.INBOX_API_KEY, variables.GRANT_KEYS.split(':')[1] ?? '', variables.WEBHOOK_SECRET);
  mark('key', variables.SLACK_SIGNING_SECRET, variables.SLACK_BOT_TOKEN, world.webhookUrl);
  mark('key', variables.GOOGLE_CLIENT_SECRET, variables.MICROSOFT_CLIENT_SECRET);
  mark('mail', 'Lease renewal', 'Fjord Plumbing', 'The dishwasher is leaking');
});
afterAll(async () => {
  await web.kill();
  await Promise.all([playground.stop(), provider.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** A browser whose cookies are marked, and whose pages and headers are kept. */
const openWatchedBrowser = () =>
  openPlainBrowser((response) => {
    mark('cookie', ...response.headers.getSetCookie().flatMap((set) => /=([\w.-]{20,});/.exec(set)?.[1] ?? []));
    const { 'set-cookie': _, location = '', ...rest } = Object.fromEntries(response.headers);
    headers.push(JSON.stringify(rest));
    const state = new URL(location, playground.url).searchParams.get('state');
    if (state !== null) mark('state', state);
    void response.text().then((page) => pages.push(page));
  });

const atWeb = (address: string | URL) => new URL(address).href.replace(playground.url, web.url);

/** The playground's own web app, whose log is read before it is censored. */
const atPlayground = (address: string | URL) => new URL(address).href;

interface Walk {
  /** Which web app takes the person in; left out, the one whose provider may repeat everything. */
  readonly at?: (address: string | URL) => string;
  readonly cancel?: boolean;
}

async function walk(link: string, { at = atWeb, ...choices }: Walk = {}) {
  mark('link', link.slice(link.lastIndexOf('/') + 1));
  const browser = openWatchedBrowser();
  const back = await visitConsent(await browser.leave(at(link)), choices);
  const code = back.searchParams.get('code');
  if (code !== null) mark('code', code);
  return { back, ...(await seen(await browser.visit(at(back)))) };
}

/** Everybody else's ways in, with the marks in hand. */
async function misbehave(link: string, back: URL): Promise<void> {
  const stranger = openWatchedBrowser();
  const forged = new URL(back);
  forged.searchParams.set('state', 'x'.repeat(43));
  for (const page of [back, forged, new URL(`${link}x`), new URL(`${playground.url}/reconnect/../etc/passwd`)]) {
    await stranger.visit(atWeb(page));
  }
  const proof = playground.variables.SLACK_BOT_TOKEN;
  await stranger.visit(link, { method: 'POST', body: new URLSearchParams({ proof }) });
  for (const answer of await intrude(playground, web.url)) {
    expect(answer.status, answer.url).toBeGreaterThanOrEqual(400);
    errors.push(await answer.text(), JSON.stringify([...answer.headers]));
  }
}

async function accessToken(): Promise<Response> {
  const headers = { authorization: `Bearer ${playground.variables.INBOX_API_KEY}` };
  const path = `/api/v1/inboxes/${playground.stage.run().inboxId}/access-token`;
  return fetch(`${web.url}${path}`, { method: 'POST', headers });
}

async function operator(...args: readonly string[]): Promise<string> {
  const { STORE, GRANT_KEYS } = playground.variables;
  const command = [join(root, 'apps/operator/src/main.ts'), ...args];
  const { stdout, stderr } = await run(process.execPath, command, { env: { STORE, GRANT_KEYS } });
  expect(stdout).not.toBe('');
  return stdout + stderr;
}

const metricsOf = async (url: string) => (await fetch(new URL('/metrics', url))).text();

/** What the app showed this person, in whatever it drew. */
function shownTo({ slack, teams }: Player): string {
  const { world } = playground;
  const inSlack = world.slack.world.messagesSeenBy(slack.id).filter(({ byApp }) => byApp);
  const inTeams = world.teams.world.activitiesSeenBy(teams.id).filter(({ from }) => from === undefined);
  return JSON.stringify([inSlack, inTeams, world.slack.world.homeOf(slack.id), world.slack.world.modalsOf(slack.id)]);
}

const rawStore = () =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');

async function doorsFor(players: Readonly<Record<'dana' | 'sam' | 'stranger', Player>>): Promise<readonly Door[]> {
  const { mailbox, aptly } = playground.world;
  const mails = mailbox.messages().map((mail) => {
    const attachments = mail.attachments.map(({ filename, content }) => [filename, content.toString()]);
    return JSON.stringify({ ...mail, attachments });
  });
  return [
    { name: 'the log, before it is censored', said: told.join('\n'), allows: [] },
    { name: 'the log', said: written.join(''), allows: [] },
    { name: 'what the web process wrote', said: web.output(), allows: [] },
    { name: 'the metrics', said: await metricsOf(playground.slackEndpoint), allows: [] },
    { name: 'the metrics of the web process', said: await metricsOf(web.url), allows: [] },
    // A page leads back to its own link, which its browser holds already.
    { name: 'the pages', said: pages.join('\n'), allows: ['link'] },
    { name: 'the headers of pages', said: headers.join('\n'), allows: [] },
    { name: 'the answers to who has no business here', said: errors.join('\n'), allows: [] },
    { name: 'the chat of who owns the inbox', said: shownTo(players.dana), allows: ['link', 'address', 'words'] },
    { name: 'the chat of who shares the inbox', said: shownTo(players.sam), allows: ['address'] },
    { name: 'the chat of a stranger', said: shownTo(players.stranger), allows: [] },
    { name: 'the mails', said: mails.join('\n'), allows: ['address', 'words'] },
    { name: 'the webhooks', said: JSON.stringify(aptly.deliveries()), allows: [] },
    { name: 'pnpm audit-log', said: await operator('audit-log'), allows: [] },
    { name: 'pnpm report', said: await operator('report', '--json'), allows: [] },
    { name: 'pnpm grants', said: await operator('grants', 'status'), allows: [] },
    { name: 'the store, to the byte', said: rawStore(), allows: ['address', 'words'] },
  ];
}

function meetStranger(): Player {
  const { slack, teams } = playground.world;
  return {
    name: 'Mallory',
    role: 'met through Slack Connect, or a guest',
    slack: slack.person({ name: 'Mallory', email: 'dana@northwind.example', stranger: true }),
    teams: teams.person({
      name: 'Mallory',
      email: 'mallory@other.example',
      tenantId: 'ffffffff-0000-4000-8000-00000000abcd',
      userPrincipalName: 'mallory_other#EXT#@northwind.example',
    }),
  };
}

/** Opens the mail API and the token endpoint again after one of them repeated what it was asked. */
async function whileEchoing<Result>(paths: RegExp, live: () => Promise<Result>): Promise<Result> {
  const before = provider.echoed();
  provider.echo(paths);
  const result = await live();
  provider.echo();
  expect(provider.echoed()).toBeGreaterThan(before);
  return result;
}

/** Where the newest button leads, wherever an older one has been taken away. */
function linksOf(talker: Talker): () => string {
  let link = '';
  return () => {
    link =
      talker
        .hears()
        .map(linkOf)
        .findLast((one) => one !== '') ?? link;
    return link;
  };
}

/** Comes back while the provider repeats what it is asked; the thread is told that it did not work out. */
async function comesBackInVain(talker: Talker, link: string, paths: RegExp): Promise<URL> {
  const heard = talker.hears().length;
  const { status, back } = await whileEchoing(paths, () => walk(link));
  expect(status).toBeGreaterThanOrEqual(400);
  await expect.poll(() => talker.hears().length, { timeout: 10_000 }).toBeGreaterThan(heard);
  return back;
}

/** From the first question to support, through everything that can go wrong on the way. */
async function livesThroughACase(talker: Talker): Promise<void> {
  const newestLink = linksOf(talker);
  const refused = await whileEchoing(/\/token(\?|$)/, accessToken);
  expect(refused.status).toBe(409);
  errors.push(await refused.text());
  await talker.writes('my password is Canary-in-the-mine9 and purple-elephants stopped my mail from syncing');
  await talker.waitsFor(/The link works once/);
  await walk(newestLink(), { at: atPlayground, cancel: true });
  await talker.waitsFor(/sign-in was cancelled/);
  const back = await comesBackInVain(talker, newestLink(), /\/token(\?|$)/);
  await comesBackInVain(talker, newestLink(), /\/gmail\/|\/v1\.0\//);
  await asksForAPerson(talker);
  await misbehave(newestLink(), back);
  expect(await walk(newestLink(), { at: atPlayground })).toMatchObject({ status: 200 });
  await talker.waitsFor(/Mail flows again/);
  await talker.waitsFor(/Aptly has imported/);
  const { accessToken: given } = (await (await accessToken()).json()) as { readonly accessToken: string };
  mark('access token', given);
}

/** With all that the provider repeated in the case, and a mail server that does not take it at first. */
async function asksForAPerson(talker: Talker): Promise<void> {
  const { provider: at, address } = playground.stage.run();
  const pasted = playground.world[at].world.grants(address).at(-1)?.refreshToken;
  await talker.waitsFor(/This one is on us/);
  await talker.writes(`they will want my refresh_token=${pasted} and the purple-elephants`);
  await talker.waitsFor(/purple-elephants/);
  playground.world.mailbox.faults.answer(451);
  await talker.presses('Send to support');
  const sent = await talker.waitsFor(/case number/);
  const number = caseNumberIn(sent);
  const arrived = async () => {
    await playground.stage.skip(60_000);
    return playground.world.mailbox.messages().some(({ subject }) => subject.includes(number));
  };
  await expect.poll(arrived, { timeout: 20_000, interval: 250 }).toBe(true);
}

describe.each([
  ['slack', 'google'],
  ['teams', 'microsoft'],
] as const)('a case in %s at %s', (platform, at) => {
  const talkAs = talkers[platform];
  it('lets no secret out of any door, and nothing personal where it does not belong', { timeout: 90_000 }, async () => {
    const { players, address } = await playground.stage.begin(at, 'password_changed');
    mark('address', address);
    mark('pasted', 'Canary-in-the-mine9');
    mark('words', 'purple-elephants');
    const everybody = { ...players, stranger: meetStranger() };
    await livesThroughACase(talkAs(playground.world, players.dana));
    await talkAs(playground.world, players.sam).writes("why isn't my inbox syncing?");
    const stranger = talkAs(playground.world, everybody.stranger);
    await stranger.writes("why isn't my inbox syncing?");
    await stranger.waitsFor(/help@getaptly.com/);
    mark('refresh token', ...playground.world[at].world.grants(address).map(({ refreshToken }) => refreshToken));
    const doors = await doorsFor(everybody);
    expect(doors.filter(({ said }) => said.length < 100).map(({ name }) => name)).toEqual([]);
    expect(leaksOf(doors, marks)).toEqual([]);
  });
});
