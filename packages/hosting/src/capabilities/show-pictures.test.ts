import type { Block, Channel, Reply } from '@reconnect/assistant';
import { describe, expect, it } from 'vitest';
import { assetsUrlOf, showPictures } from './show-pictures.ts';

const picture = { url: '/assets/steps/1-light.png?v=1', darkUrl: '/assets/steps/1-dark.png?v=2', alt: 'Settings' };
const text: Block = { kind: 'text', text: 'Nearly there.' };
const step: Block = { kind: 'step', number: 1, of: 7, text: 'Click Settings.', picture };
const reply: Reply = { ask: 1, summary: 'Click Settings.', blocks: [text, step], choices: [] };

/** What the platform is given of the reply. */
async function sent(assetsUrl: string | undefined): Promise<readonly Block[]> {
  const heard: Reply[] = [];
  const channel: Channel = {
    platform: 'slack',
    identify: async () => ({ stranger: false }),
    async send(_address, said) {
      heard.push(said);
      return { outcome: 'sent', ref: 'm1' };
    },
  };
  await showPictures(channel, assetsUrl).send('dm', reply);
  return heard.flatMap(({ blocks }) => blocks);
}

describe('pictures', () => {
  it.each(['https://assets.example/aptly', 'https://assets.example/aptly/'])('are addressed below %s', async (url) => {
    expect(await sent(url)).toEqual([
      text,
      {
        ...step,
        picture: {
          url: 'https://assets.example/aptly/assets/steps/1-light.png?v=1',
          darkUrl: 'https://assets.example/aptly/assets/steps/1-dark.png?v=2',
          alt: 'Settings',
        },
      },
    ]);
  });

  it('are left out where nobody outside could fetch them, and the words stay', async () => {
    expect(await sent(undefined)).toEqual([text, { kind: 'step', number: 1, of: 7, text: 'Click Settings.' }]);
  });

  it.each([
    ['https://reconnect.example', undefined, 'https://reconnect.example'],
    ['https://reconnect.example', 'https://cdn.example', 'https://cdn.example'],
    ['http://127.0.0.1:3002', undefined, undefined],
    ['http://127.0.0.1:3002', 'http://127.0.0.1:3002', 'http://127.0.0.1:3002'],
  ])('of a web app at %s with ASSETS_URL %s come from %s', (PUBLIC_URL, ASSETS_URL, expected) => {
    expect(assetsUrlOf({ PUBLIC_URL, ASSETS_URL })).toBe(expected);
  });
});
