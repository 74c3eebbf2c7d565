import { type VisitorChoices, visitConsent } from '@reconnect/simulators';

/** What a person saw at the end of a walk through the browser. */
export interface Walked {
  readonly status: number;
  /** The page's text without markup. */
  readonly page: string;
}

/** A browser with cookies of its own that does not draw anything. */
export interface PlainBrowser {
  visit(url: string | URL, init?: RequestInit): Promise<Response>;
  /** Opens a link's page and sends its form; resolves with the provider's address. */
  leave(link: string): Promise<string>;
}

/** `sees`: is shown every answer, to keep what it needs of it. */
export function openPlainBrowser(sees: (response: Response) => void = () => undefined): PlainBrowser {
  const jar = new Map<string, string>();
  const visit = async (url: string | URL, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    sees(response.clone());
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  };
  return {
    visit,
    async leave(link) {
      const page = await (await visit(link)).text();
      const fields = [...page.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(
        ([, name = '', value = '']): [string, string] => [name, value],
      );
      const started = await visit(link, { method: 'POST', body: new URLSearchParams(fields) });
      const consent = started.headers.get('location');
      if (consent === null) {
        throw new Error(`The consent was not started: ${started.status} ${textOf(await started.text())}`);
      }
      return consent;
    },
  };
}

/**
 * Walks a reconnect link as a browser does: opens the page, sends its form, goes through the provider's consent, and
 * comes back with the cookies it was given.
 */
export async function walkReconnect(link: string, choices: VisitorChoices = {}): Promise<Walked> {
  const browser = openPlainBrowser();
  const back = await visitConsent(await browser.leave(link), choices);
  return seen(await browser.visit(back));
}

/** An answer as a person sees it. */
export async function seen(response: Response): Promise<Walked> {
  return { status: response.status, page: textOf(await response.text()) };
}

function textOf(html: string): string {
  return html
    .replace(/<(style|script|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
