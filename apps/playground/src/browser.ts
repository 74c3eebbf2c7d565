import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../../tools/chromium.ts';

/** Nothing but what a page asks for leaves the browser. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the machine's own Chromium (`CHROMIUM_PATH`, or the first on the PATH). Rejected where there is none. */
export async function openBrowser(environment: NodeJS.ProcessEnv): Promise<Browser> {
  const executablePath = findChromium(environment);
  if (executablePath === undefined) {
    throw new Error('This needs Chromium: install it (on Debian: apt-get install chromium), or set CHROMIUM_PATH.');
  }
  return chromium.launch({ executablePath, headless: true, args: quiet });
}
