import { visitConsent } from '@reconnect/simulators';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBrowser } from './testing/browser.ts';
import { startWebBench, type WebBench } from './testing/web-bench.ts';

let bench: WebBench;
beforeEach(async () => {
  bench = await startWebBench('google');
});
afterEach(async () => {
  await bench.close();
});

const mexican = { locale: 'es-MX', timeZone: 'America/Mexico_City' };

/** The page as a browser gets it that asks for these languages. */
async function read(url: string, languages: string) {
  const response = await fetch(url, { headers: { 'accept-language': languages } });
  const text = await response.text();
  return { vary: response.headers.get('vary'), lang: /<html lang="([^"]*)"/.exec(text)?.[1], text };
}

describe('the pages of a link', () => {
  it('speak the language of the person it was given to, whatever the browser prefers', async () => {
    const link = await bench.issue(mexican);
    const page = await read(link, 'en-US,en;q=0.9');
    expect(page).toMatchObject({ lang: 'es-MX', text: expect.stringContaining('¿Volver a conectar este buzón?') });
  });

  it('speak it from the first page to the last', async () => {
    const browser = createBrowser();
    const link = await bench.issue(mexican);
    const { location } = await browser.press(link);
    expect((await browser.get(await visitConsent(location))).text).toContain('Su buzón está conectado de nuevo');
    expect((await browser.get(link)).text).toContain('La reconexión ya está hecha');
  });

  it('speak it also where the browser did not prove that the button was pressed', async () => {
    const page = await createBrowser().post(await bench.issue(mexican), { proof: 'forged' });
    expect(page.status).toBe(403);
    expect(page.text).toContain('Pulse el botón una vez más');
  });

  it('speak as the browser prefers where the chat did not tell', async () => {
    expect(await read(await bench.issue(), 'es-419,es;q=0.9,en;q=0.8')).toMatchObject({
      lang: 'es',
      vary: expect.stringContaining('Accept-Language'),
    });
    expect(await read(await bench.issue(), 'fr')).toMatchObject({ lang: 'en' });
  });
});

describe('a page of no link', () => {
  it.each([
    ['es-ES,es;q=0.9', 'es', 'Aquí no hay nada'],
    ['en-US,en;q=0.9,es;q=0.1', 'en', 'There is nothing here'],
    ['de,fr;q=0.5', 'en', 'There is nothing here'],
    ['', 'en', 'There is nothing here'],
  ])('asked for in %j is in %s', async (languages, lang, title) => {
    expect(await read(`${bench.url}/nowhere`, languages)).toMatchObject({ lang, text: expect.stringContaining(title) });
  });
});
