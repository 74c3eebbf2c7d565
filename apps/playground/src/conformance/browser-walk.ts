import { type VisitorChoices, visitConsent } from '@reconnect/simulators';

/** What a person saw at the end of a walk through the browser. */
export interface Walked {
  readonly status: number;
  /** The page's text without markup. */
  readonly page: string;
}

/**
 * Walks a reconnect link as a browser does, without drawing anything: opens the page, sends its form, goes through the
 * provider's consent, and comes back with the cookies it was given.
 */
export async function walkReconnect(link: string, choices: VisitorChoices = {}): Promise<Walked> {
  const jar = new Map<string, string>();
  const visit = async (url: string | URL, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  };
  const page = await (await visit(link)).text();
  const fields = [...page.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value],
  );
  const started = await visit(link, { method: 'POST', body: new URLSearchParams(fields) });
  const consent = started.headers.get('location');
  if (consent === null)
    throw new Error(`The consent was not started: ${started.status} ${textOf(await started.text())}`);
  const ended = await visit(await visitConsent(consent, choices));
  return { status: ended.status, page: textOf(await ended.text()) };
}

function textOf(html: string): string {
  return html
    .replace(/<(style|script|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
