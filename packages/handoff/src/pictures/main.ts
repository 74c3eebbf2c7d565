import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../../../../tools/chromium.ts';
import { composeCase, composeFollowUp, composeIncident } from '../mail/compose-mail.ts';
import { addition, outageCase, sampleCase, sampleIncident } from '../testing/sample-case.ts';

/** Draws the mails as `docs/mails.md` shows them: `node packages/handoff/src/pictures/main.ts`. */
const folder = fileURLToPath(new URL('../../../../docs/pictures', import.meta.url));
const envelope = { from: 'assistant@aptly.example', to: 'help@getaptly.com', replyTo: 'chat@aptly.example' };

const noted = { ...sampleCase, note: 'The rent reminders of this month are in there. Please hurry.' };
const mails = {
  case: composeCase(noted, envelope).html,
  'follow-up': composeFollowUp({ supportCase: sampleCase, added: [addition] }, { n: 1, latest: 0 }, envelope).html,
  incident: composeIncident(
    {
      incident: sampleIncident,
      cases: [
        outageCase('IR-7K2M9QX', '2026-11-22T10:10:00.000Z'),
        {
          ...outageCase('IR-4RTW01B', '2026-11-22T10:12:00.000Z'),
          reporter: { name: 'Omar Haddad', email: 'omar@northwind.example' },
        },
        { ...outageCase('IR-Z8C6H3M', '2026-11-22T10:13:00.000Z'), note: 'It worked an hour ago.' },
      ],
    },
    0,
    envelope,
  ).html,
};

const views = [
  { mail: 'case', width: 640, colorScheme: 'light' },
  { mail: 'case', width: 640, colorScheme: 'dark' },
  { mail: 'case', width: 375, colorScheme: 'light' },
  { mail: 'case', width: 375, colorScheme: 'dark' },
  { mail: 'follow-up', width: 640, colorScheme: 'light' },
  { mail: 'incident', width: 640, colorScheme: 'dark' },
] as const;

const executablePath = findChromium(process.env);
if (executablePath === undefined) throw new Error('Chromium is needed; CHROMIUM_PATH says where it is.');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
for (const { mail, width, colorScheme } of views) {
  const page = await browser.newPage({ viewport: { width, height: 400 }, colorScheme, deviceScaleFactor: 1.5 });
  await page.route('**', (route) => route.abort());
  await page.setContent(mails[mail]);
  const name = `mail-${mail}-${width === 375 ? 'phone-' : ''}${colorScheme}.png`;
  await page.screenshot({ path: join(folder, name), fullPage: true });
  await page.close();
  console.log(`docs/pictures/${name}`);
}
await browser.close();
