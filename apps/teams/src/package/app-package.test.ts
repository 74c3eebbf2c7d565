import { readFileSync } from 'node:fs';
import type { TeamsManifestV1D25 } from '@microsoft/app-manifest';
import { wordsFor } from '@reconnect/article';
import { createUnderstanding, type Intent } from '@reconnect/understanding';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { unzip } from '../testing/unzip.ts';
import { makeAppPackage, type PackageValues } from './app-package.ts';
import { translate } from './translate.ts';

const values: PackageValues = {
  TEAMS_APP_ID: '6b7c2f0e-9a0d-4f4d-8f62-2f6c8d0a7b11',
  MicrosoftAppId: '1e0d1a1c-0a4c-4f52-9d5e-6d1d9a6a2c33',
  PUBLIC_URL: 'https://reconnect.northwind.example/inbox',
  WEBSITE_URL: 'https://northwind.example',
  PRIVACY_URL: 'https://northwind.example/privacy',
  TERMS_URL: 'https://northwind.example/terms',
};

async function packageOf(change: Partial<PackageValues> = {}): Promise<ReadonlyMap<string, Buffer>> {
  const made = await makeAppPackage({ ...values, ...change });
  if (made.outcome === 'refused') throw new Error(made.problems.join('\n'));
  return unzip(made.zip);
}

const read = (of: ReadonlyMap<string, Buffer>, name: string) => JSON.parse(of.get(name)?.toString() ?? '');

let files: ReadonlyMap<string, Buffer>;
let manifest: TeamsManifestV1D25.TeamsManifestV1D25;
beforeAll(async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('the package is made without the network')));
  files = await packageOf();
  manifest = read(files, 'manifest.json');
});
afterAll(() => vi.unstubAllGlobals());

const spanish: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('../../appPackage/es.json', import.meta.url), 'utf8'),
);

/** What each command is meant to do; both languages, all scopes. */
const meant: Readonly<Record<string, Intent>> = {
  "Why isn't my inbox syncing?": 'sync_problem',
  'Reconnect my inbox': 'reconnect',
  'How is my inbox?': 'status',
  'Talk to a person': 'talk_to_human',
  'Start over': 'restart',
  Help: 'help',
};

describe('the app package', () => {
  it('holds the manifest, its translation and both icons, at its root', () => {
    expect([...files.keys()]).toEqual(['manifest.json', 'es.json', 'color.png', 'outline.png']);
  });

  it('is the same for the same values', async () => {
    expect(await makeAppPackage(values)).toEqual(await makeAppPackage({ ...values }));
  });

  it('names every file that the manifest speaks of', () => {
    const { icons, localizationInfo } = manifest;
    const named = [
      icons.color,
      icons.outline,
      ...(localizationInfo?.additionalLanguages ?? []).map(({ file }) => file),
    ];
    expect(named.filter((name) => !files.has(name))).toEqual([]);
  });

  it('has the registration and the web app of this installation, and no mark left', () => {
    expect(manifest).toMatchObject({
      id: values.TEAMS_APP_ID,
      bots: [{ botId: values.MicrosoftAppId, scopes: ['personal', 'team', 'groupChat'] }],
      validDomains: ['reconnect.northwind.example'],
      developer: { privacyUrl: values.PRIVACY_URL },
    });
    expect(files.get('manifest.json')?.toString()).not.toMatch(/\{\{|\}\}/);
  });

  it.each([
    [{ TEAMS_APP_ID: 'reconnect' }, /^manifest\.json\/id /],
    [{ MicrosoftAppId: '' }, /^manifest\.json\/bots\/0\/botId /],
    [{ PUBLIC_URL: 'http://reconnect.example' }, /^PUBLIC_URL/],
    [{ PUBLIC_URL: 'reconnect.example' }, /^PUBLIC_URL/],
    [{ PRIVACY_URL: 'http://northwind.example' }, /^PRIVACY_URL/],
    [{ WEBSITE_URL: `https://northwind.example/${'w'.repeat(2100)}` }, /^manifest\.json\/developer\/websiteUrl /],
  ])('is refused with %o', async (wrong, problem) => {
    const made = await makeAppPackage({ ...values, ...wrong });
    expect(made).toMatchObject({ outcome: 'refused', problems: [expect.stringMatching(problem)] });
  });

  it('keeps a value from becoming part of the manifest', async () => {
    const sly = 'https://northwind.example/","supportsFiles":true,"x":"';
    const { developer } = read(await packageOf({ TERMS_URL: sly }), 'manifest.json');
    expect(developer.termsOfUseUrl).toBe(sly);
  });

  it.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('has %s in the size that Teams asks for', (name, size) => {
    const icon = files.get(name);
    expect(icon?.toString('latin1', 1, 4)).toBe('PNG');
    expect([icon?.readUInt32BE(16), icon?.readUInt32BE(20)]).toEqual([size, size]);
  });
});

describe('the commands', () => {
  const understand = createUnderstanding();
  const commandsOf = ({ bots }: TeamsManifestV1D25.TeamsManifestV1D25) =>
    (bots ?? []).flatMap(({ commandLists }) => commandLists ?? []).flatMap(({ commands }) => commands);

  it('are there in every place where the assistant is', () => {
    const lists = (manifest.bots ?? []).flatMap(({ commandLists }) => commandLists ?? []);
    expect(lists.flatMap(({ scopes }) => scopes).toSorted()).toEqual(['groupChat', 'personal', 'team']);
  });

  const homeTitle = 'My inboxes';

  it('open the home by the words that open it, in both languages', () => {
    const commands = commandsOf(manifest);
    const index = commands.findIndex(({ title }) => title === homeTitle);
    const translated = commandsOf(translate(manifest, spanish).manifest)[index];
    expect(homeTitle.toLowerCase()).toBe(wordsFor('en')('command.inboxes'));
    expect(translated?.title.toLowerCase()).toBe(wordsFor('es')('command.inboxes'));
  });

  it('are understood as what they say', () => {
    for (const { title } of commandsOf(manifest).filter((command) => command.title !== homeTitle)) {
      expect(understand(title)).toMatchObject({ intent: meant[title] });
      expect(understand(title).confidence).toBeGreaterThan(0.8);
    }
  });

  it('are understood in Spanish as the same', () => {
    const commands = commandsOf(translate(manifest, spanish).manifest);
    commandsOf(manifest).forEach(({ title }, index) => {
      const translated = commands[index]?.title ?? '';
      expect(translated).not.toBe(title);
      if (title === homeTitle) return;
      expect(understand(translated)).toMatchObject({ intent: meant[title] });
      expect(understand(translated).confidence).toBeGreaterThan(0.8);
    });
  });
});

describe('the translation', () => {
  it('has words for every place that has words', () => {
    const places = [
      ...['name.short', 'name.full', 'description.short', 'description.full'],
      ...(manifest.bots?.[0]?.commandLists ?? []).flatMap(({ commands }, list) =>
        commands.flatMap((_, command) =>
          ['title', 'description'].map((part) => `bots[0].commandLists[${list}].commands[${command}].${part}`),
        ),
      ),
    ];
    const { $schema: _, ...strings } = spanish;
    expect(Object.keys(strings).toSorted()).toEqual(places.toSorted());
  });

  it('of something the manifest does not have is told', () => {
    const { misplaced } = translate(
      { name: { short: 'A' } },
      { 'name.short': 'B', 'name.long': 'C', 'bots[0].x': 'D' },
    );
    expect(misplaced).toEqual(['name.long', 'bots[0].x']);
  });
});
