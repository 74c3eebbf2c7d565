import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { buildPage } from '../build.ts';
import { openBrowser } from './browser.ts';
import { type Playground, startPlayground } from './playground.ts';
import { openPlaygroundPage, type PlaygroundPage } from './playground-page.ts';

/** One playground and one browser for all tests of a file. */
export interface BrowserPlay {
  /** Only within a test. */
  playing(): Playground;
  /** An empty page in a window of its own, which is closed when the test ends. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  /** The playground in such a page. */
  open(options?: BrowserContextOptions): Promise<PlaygroundPage>;
}

/**
 * To be called where a file's tests are described: starts both before the first of them and stops them after the last.
 * `environment`: where the browser is found.
 */
export function playInBrowser(environment: Readonly<Record<string, string | undefined>>): BrowserPlay {
  let playground: Playground;
  let browser: Browser;
  beforeAll(async () => {
    playground = await startPlayground({ port: 0, page: await buildPage(), logLevel: 'silent' });
    browser = await openBrowser(environment);
  });
  afterAll(async () => {
    await browser.close();
    await playground.stop();
  });

  async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext(options);
    onTestFinished(() => context.close());
    return context.newPage();
  }
  return {
    playing: () => playground,
    newPage,
    open: async (options) => openPlaygroundPage(await newPage(options), playground.url),
  };
}
