import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import { walkReconnect } from '../conformance/browser-walk.ts';
import { caseNumberIn, linkOf } from '../conformance/meaning.ts';
import { type Talker, talkers } from '../conformance/talker.ts';
import { type Letter, openPostman, type Postman } from './postman.ts';
import { type ProductProcesses, startProcesses } from './processes/product-processes.ts';
import type { WatchedApp } from './processes/watched-app.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const patience = { timeoutMs: 30_000 };

/** What platforms do to requests on the way, to two processes of one app. */
describe.each(['slack', 'teams'] as const)('in %s', (platform) => {
  let redis: TestRedis;
  let postman: Postman;
  let product: ProductProcesses;
  let first: WatchedApp;
  let second: WatchedApp;
  beforeAll(async () => {
    redis = await startRedis({ own: true });
    postman = await openPostman();
    product = await startProcesses({
      apps: ['web', platform],
      storeFor: () => redis.url,
      frontOf: (app, url) => (app === platform ? postman.inFrontOf(url) : url),
    });
    first = product.running(platform) ?? expect.fail('no process');
    second = await product.another(platform);
  }, 60_000);
  afterAll(async () => {
    await product.close();
    await Promise.all([postman.close(), redis.stop()]);
  });

  const begin = async (scenario = 'password_changed') => {
    await product.stage.skip(day);
    const { players } = await product.stage.begin('google', scenario);
    const talker = talkers[platform](product.world, players.dana);
    await talker.waitsFor(/What can I do for you|find out why/);
    return talker;
  };
  /** From a question over a sign-in and a case at support to a face. */
  const live = async (talker: Talker) => {
    await talker.writes("why isn't my inbox syncing?");
    const offer = await talker.waitsFor(/The link works once/);
    await walkReconnect(linkOf(offer));
    await talker.waitsFor(/Mail flows again/);
    await talker.waitsFor(/Aptly has imported/);
    await talker.writes('talk to a person');
    await talker.waitsFor(/Shall I send this to support/);
    await talker.presses('Send to support');
    const sent = await talker.waitsFor(/case number/);
    const number = caseNumberIn(sent);
    await product.world.mailbox.waitFor(({ subject }) => subject.includes(number), patience);
    return number;
  };
  const heard = (talker: Talker) => talker.hears().map(({ lines }) => lines.join(' / '));
  const shapeOf = (talker: Talker) =>
    heard(talker).map((text) => text.replaceAll(/IR-\w+|\d+|\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun|AM|PM)\b/g, '#'));
  const mailsOf = (number: string) =>
    product.world.mailbox.messages().filter(({ subject }) => subject.includes(number)).length;
  const isInvoke = ({ body }: Letter) => platform === 'teams' && body.includes('"type":"invoke"');
  const isStatus = (statuses: readonly number[], all: readonly { status: number }[]) =>
    all.every(({ status }) => statuses.includes(status));

  it('a conversation of which every event comes three times, to two processes at once, is one conversation', async () => {
    postman.deliverTo(first.url);
    const plain = await begin();
    await live(plain);
    const from = postman.answers().length;
    postman.deliverTo(first.url, second.url, first.url);
    const tripled = await begin();
    const number = await live(tripled);
    expect(shapeOf(tripled)).toEqual(shapeOf(plain));
    expect(mailsOf(number)).toBe(1);
    expect(isStatus([200], postman.answers().slice(from))).toBe(true);
  }, 60_000);

  it('what comes again in the wrong order, at another process, after a restart and six minutes late does nothing', async () => {
    postman.deliverTo(first.url);
    const before = postman.letters().length;
    const talker = await begin();
    const number = await live(talker);
    const letters = postman.letters().slice(before);
    const told = heard(talker);
    const again = async (url: string) => {
      const answers = [];
      for (const letter of letters.toReversed()) answers.push({ letter, ...(await postman.deliver(letter, url)) });
      return answers;
    };

    for (const answers of [await again(second.url), await again(first.url)]) {
      expect(isStatus([200], answers)).toBe(true);
      const invokes = answers.filter(({ letter }) => isInvoke(letter)).map(({ body }) => JSON.parse(body));
      expect(invokes.every(({ statusCode, type }) => statusCode === 200 && typeof type === 'string')).toBe(true);
    }
    await product.kill(platform);
    first = await product.start(platform);
    expect(isStatus([200], await again(first.url))).toBe(true);
    product.clock.advance(6 * minute);
    // Slack's signature is five minutes old by then, so it may as well be somebody else's.
    expect(isStatus(platform === 'slack' ? [401] : [200], await again(first.url))).toBe(true);

    await talker.writes('never mind');
    await talker.waitsFor(/is still with support/);
    expect(heard(talker).slice(0, -1)).toEqual(told);
    expect(mailsOf(number)).toBe(1);
  }, 60_000);

  it('what was never seen is taken however late it comes, and whatever it overtook', async () => {
    postman.deliverTo(first.url);
    const talker = await begin('healthy');
    const { players } = product.stage.run();
    const late =
      platform === 'slack'
        ? players.dana.slack.writes('is my inbox ok?', { delayMs: 6 * minute })
        : players.dana.teams.writes('is my inbox ok?', { delayMs: 6 * minute });
    await talker.writes('what can you do?');
    await talker.waitsFor(/I look after inboxes/);
    expect(heard(talker).some((text) => /connection is fine/.test(text))).toBe(false);
    product.clock.advance(6 * minute);
    await late;
    await talker.waitsFor(/connection is fine/);
    expect(heard(talker).filter((text) => /connection is fine/.test(text))).toHaveLength(1);
  }, 60_000);

  it('a double click at two processes at once counts once', async () => {
    postman.deliverTo(first.url);
    const talker = await begin();
    await talker.writes("why isn't my inbox syncing?");
    await talker.waitsFor(/The link works once/);
    const steps = talker.keeps('Show me the steps in Aptly');
    postman.deliverTo(second.url);
    const one = steps();
    postman.deliverTo(first.url);
    await Promise.all([one, steps()]);
    await talker.waitsFor(/Step 1 of 7/);
    await talker.waitsFor(/already done/);
    expect(heard(talker).filter((text) => /Step \d of 7/.test(text))).toHaveLength(1);
  }, 60_000);

  if (platform === 'slack') {
    it('a retry of what was lost on the way is not taken for a repetition', async () => {
      postman.deliverTo(first.url);
      const talker = await begin('healthy');
      const before = postman.letters().length;
      postman.loseNext('is my inbox ok?');
      await talker.writes('is my inbox ok?');
      await talker.waitsFor(/connection is fine/);
      const retries = postman
        .letters()
        .slice(before)
        .filter(({ headers }) => headers['x-slack-retry-num'] === '1');
      expect(retries).toMatchObject([{ headers: { 'x-slack-retry-reason': 'http_error' } }]);
      expect(retries[0]?.body.includes('is my inbox ok?')).toBe(true);
    }, 60_000);
  }
});
