/** What a person does on the consent pages; left out, they take what is preselected and agree. */
export interface VisitorChoices {
  /** The address to pick where a chooser is shown. */
  readonly account?: string;
  /** Scopes whose boxes to untick. */
  readonly untick?: readonly string[];
  readonly cancel?: boolean;
}

/**
 * Walks through the pages of a simulated provider as a person with a browser would, for tests that have none.
 * @returns where the provider sends the browser in the end: the callback with its `code` or `error`.
 * @throws Error when the provider stops on a page without a way on, with the page's text.
 */
export async function visitConsent(authorizeUrl: string, choices: VisitorChoices = {}): Promise<URL> {
  let at = new URL(authorizeUrl);
  const provider = at.origin + at.pathname;
  let response = await fetch(at, { redirect: 'manual' });
  for (;;) {
    const location = response.headers.get('location');
    if (location !== null) {
      at = new URL(location, at);
      if (at.origin + at.pathname !== provider) return at;
      response = await fetch(at, { redirect: 'manual' });
      continue;
    }
    const page = await response.text();
    const next = chosenAccount(page, choices.account);
    if (next !== undefined) {
      at = new URL(next, at);
      response = await fetch(at, { redirect: 'manual' });
    } else if (page.includes('<form')) {
      response = await fetch(at, { method: 'POST', body: fillIn(page, choices), redirect: 'manual' });
    } else {
      throw new Error(`The consent stopped (${response.status}): ${textOf(page)}`);
    }
  }
}

function chosenAccount(page: string, account: string | undefined): string | undefined {
  const rows = [...page.matchAll(/href="([^"]*)" data-account="([^"]*)"/g)];
  const row = account === undefined ? rows[0] : rows.find((match) => unescapeText(match[2] ?? '') === account);
  if (row === undefined && rows.length > 0) throw new Error(`The chooser does not list ${account}`);
  return row?.[1] === undefined ? undefined : unescapeText(row[1]);
}

function fillIn(page: string, { untick = [], cancel = false }: VisitorChoices): URLSearchParams {
  const form = new URLSearchParams();
  for (const [input, type, name = '', value = ''] of page.matchAll(
    /<input type="(\w+)" name="([^"]*)" value="([^"]*)"[^>]*>/g,
  )) {
    const ticked = / checked\b/.test(input) && !untick.includes(unescapeText(value));
    if (type === 'hidden' || ticked) form.append(name, unescapeText(value));
  }
  form.set('decision', cancel || !page.includes('value="continue"') ? 'cancel' : 'continue');
  return form;
}

function unescapeText(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

function textOf(page: string): string {
  const main = /<main>([\s\S]*)<\/main>/.exec(page)?.[1] ?? page;
  return unescapeText(main.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}
