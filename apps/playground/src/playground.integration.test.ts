import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from './playground.ts';
import type { PlaygroundView } from './view.ts';

let playground: Playground;

beforeAll(async () => {
  playground = await startPlayground({ port: 0, logLevel: 'silent' });
});
afterAll(() => playground.stop());

async function post(path: string, body: object): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return (await fetch(`${playground.url}/playground/${path}`, init)).status;
}

/** What a page is told when it opens. */
async function look(): Promise<PlaygroundView> {
  const leaving = new AbortController();
  const response = await fetch(`${playground.url}/playground/live`, { signal: leaving.signal });
  let told = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    told += chunk;
    if (told.includes('\n\n')) break;
  }
  leaving.abort();
  return JSON.parse(told.slice('data: '.length, told.indexOf('\n\n')));
}

describe('The playground', () => {
  it('begins with an inbox that stopped syncing and an assistant that says hello on both platforms', async () => {
    const { run, aptly, mails } = await look();
    expect(run).toMatchObject({ provider: 'google', scenario: 'password_changed' });
    expect(aptly.waiting).toBe(12);
    expect(mails).toEqual([]);
    const greeted = { direct: [{ byApp: true }] };
    // Both platforms have their 200 before anything is said.
    const both = { slack: greeted, teams: greeted };
    await expect.poll(async () => (await look()).people).toMatchObject([both, both]);
  });

  it('starts every scenario with fresh chats', async () => {
    await post('say', { person: 'dana', platforms: ['slack', 'teams'], place: 'direct', text: 'what can you do?' });
    const before = await look();
    expect(before.people[0]?.slack.direct.length).toBeGreaterThan(1);
    expect(await post('scenario', { provider: 'microsoft', scenario: 'healthy' })).toBe(204);
    const after = await look();
    expect(after.run.number).toBe(before.run.number + 1);
    expect(after.people[0]?.slack.direct.length).toBe(1);
    expect(after.aptly.waiting).toBe(0);
  });

  it('starts a scenario also after somebody removed the inbox of the last one', async () => {
    const { run } = await look();
    const headers = { authorization: `Bearer ${playground.variables.INBOX_API_KEY}` };
    const inbox = `${playground.url}/api/v1/inboxes/playground-${run.number}`;
    expect((await fetch(inbox, { method: 'DELETE', headers })).ok).toBe(true);
    expect(await post('scenario', { provider: 'google', scenario: 'password_changed' })).toBe(204);
    expect((await look()).run.number).toBe(run.number + 1);
  });

  it('moves everybody’s time forward', async () => {
    const { now } = await look();
    expect(await post('skip', { ms: 3_600_000 })).toBe(204);
    expect((await look()).now).toBeGreaterThanOrEqual(now + 3_600_000);
  });

  it('lets support answer whatever the time is', async () => {
    playground.clock.advance(3_600_000);
    const mail = {
      envelope: { from: 'assistant@aptly.example', to: ['help@getaptly.com'] },
      from: 'assistant@aptly.example',
      to: ['help@getaptly.com'],
      subject: 'A question',
      text: 'Hello',
      html: '',
      messageId: '<a@aptly.example>',
      headers: {},
      attachments: [],
      receivedAt: playground.clock.now(),
    };
    await expect(playground.desk.answer(mail, 'Hello!')).resolves.toBeUndefined();
  });

  it.each([
    ['scenario', { provider: 'yahoo', scenario: 'healthy' }, 400],
    ['scenario', { provider: 'google', scenario: 'flood' }, 400],
    ['say', { person: 'dana', platforms: [], place: 'direct', text: 'hi' }, 400],
    ['say', { person: 'dana', platforms: ['slack'], place: 'direct', text: '  ' }, 400],
    ['skip', { ms: -1 }, 400],
    ['skip', { until: 'promise' }, 409],
    ['press', { person: 'dana', platform: 'slack', message: '1.0', button: 'ir:ask' }, 404],
  ])('refuses what it cannot do: %s %o', async (path, body, status) => {
    expect(await post(path, body)).toBe(status);
  });

  it.each(['/healthz', '/readyz', '/metrics'])('answers %s as each app does', async (path) => {
    expect((await fetch(playground.url + path)).status).toBe(200);
  });

  it('serves the web app beside itself', async () => {
    const unknown = await fetch(`${playground.url}/reconnect/${'x'.repeat(43)}`);
    expect([unknown.status, await unknown.text()]).toEqual([404, expect.stringContaining('Aptly inbox assistant')]);
    expect((await fetch(`${playground.url}/api/v1/inboxes/playground-1`)).status).toBe(401);
  });
});
