import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import { linkOf, type Meaning } from '../conformance/meaning.ts';
import { talkers } from '../conformance/talker.ts';
import { extentOf } from './extent.ts';
import { openPostman, type Postman } from './postman.ts';
import { residentMegabytes } from './processes/process-metrics.ts';
import { type Platform, type ProductProcesses, startProcesses } from './processes/product-processes.ts';
import {
  type Asked,
  openUnrulyProxy,
  type Spoiler,
  slowSpoilers,
  spoilerNames,
  type UnrulyProxy,
} from './unruly-proxy.ts';

/**
 * Servers that are none, in front of real processes. What each client makes of each answer is tested beside it
 * (packages/diagnosis, apps/slack, apps/teams); here, what becomes of the person.
 */
const extent = extentOf(process.env['FAULTS']);
/** Where there is not the time for all, nobody waits for what takes long. */
const spoilers = spoilerNames.filter((how) => extent !== 'sample' || !slowSpoilers.includes(how));
const day = 24 * 60 * 60_000;
/** A process may grow by so much at the worst answer, in megabytes. */
const growth = 100;
/** What is honest when a provider cannot be asked; a page or a certificate of somebody else is most likely our own network's. */
const cannotTell = /having trouble|did not answer our check properly|I will check again|cannot tell yet|probably on us/;

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis({ own: true });
}, 60_000);
afterAll(() => redis.stop());

const memoryOf = (product: ProductProcesses, app: Platform) =>
  residentMegabytes(product.running(app)?.url ?? expect.fail('no process'));

const providers = ['google', 'microsoft'] as const;
type Provider = (typeof providers)[number];
/** A look is two calls: one signs in, one reads. */
const doors = ['sign-in', 'mail'] as const;
type ProviderDoor = (typeof doors)[number];

/** The addresses of both providers, moved to somewhere else, whole or one of their doors. */
const providersAt = (url: string, door?: ProviderDoor) => ({
  ...(door !== 'mail' && { GOOGLE_TOKEN_URL: `${url}/google/token`, MICROSOFT_AUTHORITY: `${url}/microsoft/common` }),
  ...(door !== 'sign-in' && { GMAIL_ROOT_URL: `${url}/google/`, GRAPH_ROOT_URL: `${url}/microsoft/` }),
});
const doorAt = (path: string): ProviderDoor => (/\/token$/.test(path) ? 'sign-in' : 'mail');

/** Somebody asks, and the provider is out of order from then on. */
async function askAbout(product: ProductProcesses, provider: Provider, spoil: () => void) {
  await product.stage.skip(day);
  const { players } = await product.stage.begin(provider, 'healthy');
  const talker = talkers.slack(product.world, players.dana);
  await talker.waitsFor(/find out why/);
  const memory = await memoryOf(product, 'slack');
  spoil();
  const begins = performance.now();
  await talker.writes('is my inbox ok?');
  await talker.waitsFor(cannotTell);
  const links = talker.hears().filter((message) => linkOf(message) !== '').length;
  return { ms: performance.now() - begins, links, grown: (await memoryOf(product, 'slack')) - memory };
}

describe('while a provider answers with', () => {
  let proxy: UnrulyProxy;
  let product: ProductProcesses;
  let broken: { readonly how: Spoiler; readonly door: ProviderDoor } | undefined;
  beforeAll(async () => {
    const spoil = ({ path }: Asked) => (broken?.door === doorAt(path) ? broken.how : undefined);
    proxy = await openUnrulyProxy({ target: () => product.publicUrl, spoil });
    product = await startProcesses({
      apps: ['web', 'slack'],
      storeFor: () => `${redis.url}/1`,
      also: providersAt(proxy.url),
    });
  }, 60_000);
  afterAll(async () => {
    await product.close();
    await proxy.close();
  });

  // The doors take turns where there is not the time for all.
  const everyDoor = doors.flatMap((door, at) =>
    providers.map((_, turn) => [providers[(at + turn) % 2] ?? 'google', door] as const),
  );
  const taken = { sample: 1, turns: 2, all: 4 }[extent];
  const cases = spoilers.flatMap((how, index) =>
    everyDoor
      .filter((_, turn) => (turn + index) % (everyDoor.length / taken) === 0)
      .map(([provider, door]) => [how, provider, door] as const),
  );
  it.each(cases)(
    '%s (%s, at the door for %s), a person hears within ten seconds that it cannot be told now',
    async (how, provider, door) => {
      const before = proxy.spoiled();
      const asked = askAbout(product, provider, () => {
        broken = { how, door };
      });
      const { ms, links, grown } = await asked.finally(() => {
        broken = undefined;
      });
      expect(ms).toBeLessThan(10_000);
      expect(links).toBe(0);
      expect(grown).toBeLessThan(growth);
      // Mail is asked two questions side by side.
      expect(proxy.spoiled() - before).toBe(door === 'mail' ? 2 : 1);
    },
    30_000,
  );
});

const certificates = [
  ['google', 'sign-in', 5],
  ['microsoft', 'mail', 6],
  ['google', 'mail', 7],
  ['microsoft', 'sign-in', 8],
] as const;
it.each(extent === 'sample' ? certificates.slice(0, 2) : certificates)(
  'while %s shows a certificate that nobody vouches for at its door for %s, nothing is asked there, and the person is told',
  async (provider, door, database) => {
    const asked: string[] = [];
    const proxy = await openUnrulyProxy({
      target: () => product.publicUrl,
      spoil: ({ path }) => {
        asked.push(path);
        return undefined;
      },
    });
    const also = providersAt(proxy.tlsUrl, door);
    const product = await startProcesses({ apps: ['web', 'slack'], storeFor: () => `${redis.url}/${database}`, also });
    const { ms, links } = await askAbout(product, provider, () => undefined);
    expect(ms).toBeLessThan(10_000);
    expect(links).toBe(0);
    expect(asked).toEqual([]);
    await product.close();
    await proxy.close();
  },
  60_000,
);

describe.concurrent.each(['slack', 'teams'] as const)('while %s answers', (platform) => {
  const patience = { timeoutMs: 60_000 };
  const isAnswer = ({ lines }: Meaning) => lines.some((line) => /I look after inboxes/.test(line));
  /** Each person has trouble of their own: the first two calls that are about them. */
  const spoilt = 2;
  let postman: Postman;
  let proxy: UnrulyProxy;
  let product: ProductProcesses;
  const troubles = new Map<string, { readonly how: Spoiler; calls: number }>();
  beforeAll(async () => {
    proxy = await openUnrulyProxy({
      target: () => new URL(platform === 'slack' ? product.world.slackApiUrl : serviceUrl).origin,
      spoil({ path, body }) {
        const about = decodeURIComponent(`${path} ${body}`);
        const [, trouble] = [...troubles].find(([id]) => about.includes(id)) ?? [];
        if (trouble === undefined) return undefined;
        trouble.calls += 1;
        return trouble.calls > spoilt ? undefined : trouble.how;
      },
    });
    let serviceUrl = '';
    postman = await openPostman((body) => {
      const text = body.toString();
      serviceUrl ||= /"serviceUrl":"([^"]+)"/.exec(text)?.[1] ?? '';
      return Buffer.from(text.replaceAll(/("serviceUrl":")http:\/\/127\.0\.0\.1:\d+/g, `$1${proxy.url}`));
    });
    product = await startProcesses({
      apps: [platform, 'web'],
      storeFor: () => `${redis.url}/${platform === 'slack' ? 3 : 4}`,
      frontOf: (app, url) => (app === platform ? postman.inFrontOf(url) : url),
      also: { SLACK_API_URL: `${proxy.url}/api/` },
    });
  }, 60_000);
  afterAll(async () => {
    await product.close();
    await Promise.all([proxy.close(), postman.close()]);
  });

  it('with whatever is no answer, everybody is answered once, and who has no trouble at once', async () => {
    const { world } = product;
    const memory = await memoryOf(product, platform);
    const meets = (name: string) => {
      const profile = { name, email: `${name.toLowerCase().replaceAll(' ', '-')}@northwind.example` };
      const person = { slack: world.slack.person(profile), teams: world.teams.person(profile) };
      const talker = talkers[platform](world, { ...person, name, role: '' });
      return { talker, name, place: platform === 'slack' ? person.slack.dm : person.teams.chat };
    };
    const troubled = spoilers.map((how) => ({ how, ...meets(how) }));
    for (const { how, place } of troubled) troubles.set(place, { how, calls: 0 });
    const people = [...troubled, meets('Lucky')];
    const begins = performance.now();
    const answered = await Promise.all(
      people.map(async ({ talker, name }) => {
        await talker.writes('what can you do?');
        await world[platform].waitFor(() => talker.hears().some(isAnswer) || undefined, patience);
        return { name, ms: performance.now() - begins };
      }),
    );
    expect(answered.at(-1)?.ms).toBeLessThan(5_000);
    const answers = people.map(({ talker }) => talker.hears().filter(isAnswer).length);
    expect(answers).toEqual(people.map(() => 1));
    // After the spoilt ones, at most a sign of work or two and the answer.
    const calls = [...troubles.values()].map((trouble) => trouble.calls);
    expect(Math.min(...calls)).toBeGreaterThan(spoilt);
    expect(Math.max(...calls)).toBeLessThanOrEqual(spoilt + 3);
    expect((await memoryOf(product, platform)) - memory).toBeLessThan(growth);
  }, 120_000);
});
