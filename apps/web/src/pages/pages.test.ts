import { wordsFor } from '@reconnect/article';
import type { LinkView, ReturnClosedBecause } from '@reconnect/reconnect';
import type { Refusal, Verdict } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import type { Audience } from './audience.ts';
import { chatAddresses } from './chat-addresses.ts';
import { closedPage } from './closed-page.ts';
import { completedPage } from './completed-page.ts';
import { keptPage } from './kept-page.ts';
import { liveLinkPage } from './live-link-page.ts';
import { refusedPage } from './refused-page.ts';

const view: LinkView = { provider: 'google', address: 'd•••@example.com', mode: 'plain', platform: 'teams' };
const english = { words: wordsFor('en-GB') };
const spanish = { words: wordsFor('es-MX'), timeZone: 'America/Mexico_City' };
const token = 't'.repeat(43);
const verifiedAt = '2026-11-22T10:41:00Z';
const verdict = (more: Partial<Verdict>) =>
  ({ cause: 'provider_outage', remedy: 'wait', certainty: 'certain', evidence: [], ...more }) as Verdict;

describe('a closed page', () => {
  const reasons: ReturnClosedBecause[] = [
    'unknown',
    'expired',
    'used',
    'retired',
    'unknown_state',
    'other_browser',
    'handled',
    'too_slow',
  ];

  it('is another one for each reason, and always names a way on', () => {
    const pages = reasons.map((because) => closedPage(because, english, { view, token }));
    expect(new Set(pages.map((page) => page.title)).size).toBe(reasons.length);
    for (const page of pages) expect(page.body.markup).toMatch(/go back to Microsoft Teams/);
  });

  it.each([
    ['too_slow', true],
    ['other_browser', true],
    ['expired', false],
    ['used', false],
    ['retired', false],
  ] as const)('for %s offers another try: %s', (because, again) => {
    expect(closedPage(because, english, { token }).body.markup.includes(`/reconnect/${token}`)).toBe(again);
    expect(closedPage(because, english).body.markup).not.toContain('Try again');
  });
});

describe('a refused page', () => {
  it.each<[Refusal, RegExp]>([
    [
      { reason: 'wrong_account', account: 'e•••@x.test' },
      /signed in as e•••@x\.test, but this inbox is d•••@example\.com/,
    ],
    [
      { reason: 'wrong_account', account: 'd•••@example.com' },
      /another account, although its address looks alike\. This inbox is d•••@example\.com/,
    ],
    [
      { reason: 'permission_missing', permissions: ['read_mail', 'offline'] },
      /reading your mail and staying connected/,
    ],
    [{ reason: 'cancelled' }, /not reconnected yet/],
    [{ reason: 'provider', verdict: verdict({ remedy: 'contact_admin' }) }, /Only an administrator/],
    [
      { reason: 'provider', verdict: verdict({ remedy: 'wait' }) },
      /^Google is not answering properly <p>.*try again later/,
    ],
    [
      { reason: 'provider', verdict: verdict({ cause: 'app_misconfigured', remedy: 'contact_support' }) },
      /you did nothing wrong/,
    ],
    [{ reason: 'provider', verdict: verdict({ cause: 'needs_refresh', remedy: 'reconnect' }) }, /not reconnected yet/],
    [
      { reason: 'not_working', verdict: verdict({ certainty: 'likely' }) },
      /probably having trouble.*We stored nothing, and your inbox is not reconnected yet/,
    ],
    [
      { reason: 'not_working', verdict: verdict({ cause: 'auth_settings_changed', remedy: 'contact_admin' }) },
      /A rule of your organization keeps Aptly out\. We stored nothing/,
    ],
    [
      { reason: 'provider', verdict: verdict({ cause: 'unknown', explanation: 'outage.unconfirmed' }) },
      /^Google did not answer our check properly <p>.*try again later/,
    ],
  ])('for %j says it in plain words, and leads to the chat, which has the next link', (refusal, words) => {
    const { title, body } = refusedPage({ refusal, view }, english);
    const { markup } = body;
    expect(`${title} ${markup}`).toMatch(words);
    expect(markup).toContain('Please go on in Microsoft Teams: the assistant has written to you there.');
    expect(markup).not.toContain('href="/');
  });
});

describe('the page of a sign-in that was kept although new mail does not move as it should', () => {
  const evidence = [{ stage: 'watch', at: '2026-11-22T10:40:00Z' }] as const;

  it('says that mail is only late, and that nobody has to do anything', () => {
    const page = keptPage({ verdict: verdict({ evidence }), view, leftOut: false }, english);
    expect(page.title).toBe('You are signed in; new mail comes later than usual');
    expect(page.body.markup).toMatch(/we kept your sign-in.*nothing you need to do.*go on in Microsoft Teams/s);
  });

  it('says that mail stands still, and leads to the chat', () => {
    const page = keptPage({ verdict: verdict({ cause: 'needs_refresh', evidence }), view, leftOut: false }, english);
    expect(page.title).toMatch(/^You signed in, but mail /);
    expect(page.body.markup).toMatch(/we kept your sign-in.*does not announce new mail.*go on in Microsoft Teams/s);
  });
});

describe('the page of a reconnect that worked', () => {
  const proof = {
    address: 'dana@example.com',
    mailboxReadable: true,
    notificationsRenewed: false,
    at: verifiedAt,
  } as const;

  it('names what was verified, and no more', () => {
    const markup = completedPage({ proof, view, leftOut: false }, english).body.markup;
    expect(markup).toContain('Signed in as d•••@example.com');
    expect(markup).not.toMatch(/notifications|arrived/);
    const missed = { count: 12, from: '2026-11-20T09:12:00Z', to: '2026-11-22T10:40:00Z' };
    expect(completedPage({ proof: { ...proof, missed }, view, leftOut: false }, english).body.markup).toMatch(
      /12 messages arrived.*Fri,? 20 Nov.*09:12 UTC to 10:40 UTC\)/,
    );
  });

  it('says of a box that was left unticked how to tick it, and not that nothing is left to click', () => {
    const told = [true, false].map((leftOut) => completedPage({ proof, view, leftOut }, english).body.markup);
    expect(told[0]).toMatch(/A box was left unticked at Google\..*click Reconnect in Aptly/);
    expect(told[0]).not.toContain('refresh your browser');
    expect(told[1]).toContain('refresh your browser');
  });

  it('tells what was missed today by the hour alone', () => {
    const missed = { count: 12, from: '2026-11-22T07:40:00Z', to: '2026-11-22T10:40:00Z' };
    const { markup } = completedPage({ proof: { ...proof, missed }, view, leftOut: false }, english).body;
    expect(markup).toContain('(07:40 UTC to 10:40 UTC)');
  });
});

describe('the way back to the chat', () => {
  const proof = {
    address: 'dana@example.com',
    mailboxReadable: true,
    notificationsRenewed: false,
    at: verifiedAt,
  } as const;
  const pages = [
    ['closed', (reader: Audience) => closedPage('expired', reader, { view })],
    ['refused', (reader: Audience) => refusedPage({ refusal: { reason: 'cancelled' }, view }, reader)],
    ['kept', (reader: Audience) => keptPage({ verdict: verdict({ evidence: [] }), view, leftOut: false }, reader)],
    ['completed', (reader: Audience) => completedPage({ proof, view, leftOut: false }, reader)],
  ] as const;
  const chat = { platform: 'teams', url: chatAddresses.teams };

  it.each(pages)('on a %s page is one link', (_, pageFor) => {
    const { markup } = pageFor({ ...english, chat }).body;
    expect(markup).toContain('<a href="https://teams.microsoft.com/">Open Microsoft Teams</a>');
  });

  it.each(pages)('on a %s page is words alone where it is not known', (_, pageFor) => {
    expect(pageFor(english).body.markup).not.toContain('<a ');
  });
});

describe('a page in Spanish', () => {
  const spanishView = { ...view, platform: 'slack' };

  it('asks before anything is set going', () => {
    const { title, body } = liveLinkPage(spanishView, spanish, { action: '/x', proof: 'p' });
    expect(title).toBe('¿Volver a conectar este buzón?');
    expect(body.markup).toMatch(/Usted inicia sesión en Google con d•••@example\.com\./);
    expect(body.markup).toContain('<button class="action">Continuar a Google</button>');
  });

  it('says why a link leads no further, and what to write in the chat', () => {
    const { body } = closedPage('expired', spanish, { view: spanishView });
    expect(body.markup).toMatch(/30 minutos.*vuelva a Slack y escriba “reconectar”/s);
    expect(closedPage('expired', spanish).body.markup).toMatch(/vuelva al chat y escriba/);
  });

  it('says what a refused consent came to', () => {
    const refusal: Refusal = { reason: 'permission_missing', permissions: ['read_mail', 'offline'] };
    expect(refusedPage({ refusal, view: spanishView }, spanish)).toMatchObject({
      title: 'Falta un permiso',
      body: { markup: expect.stringMatching(/leer su correo y seguir conectado.*Continúe en Slack/s) },
    });
  });

  it('tells the time by the clock of the person the link was given to', () => {
    const missed = { count: 12, from: '2026-11-20T09:12:00Z', to: '2026-11-22T10:40:00Z' };
    const proof = {
      address: 'dana@example.com',
      mailboxReadable: true,
      notificationsRenewed: true,
      at: verifiedAt,
    } as const;
    const { markup } = completedPage({ proof: { ...proof, missed }, view: spanishView, leftOut: false }, spanish).body;
    expect(markup).toMatch(/llegaron 12 mensajes \(vie.*20 de nov.*3:12[^)]* – 4:40/);
  });
});
