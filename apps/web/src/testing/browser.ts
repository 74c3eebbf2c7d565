/** As much of a browser as these pages need: it keeps cookies, and follows nothing by itself. */
export interface Browser {
  get(url: string | URL): Promise<Visit>;
  post(url: string | URL, form: Readonly<Record<string, string>>): Promise<Visit>;
  /** Opens a link, presses its button and says where that leads. */
  press(link: string): Promise<Visit>;
  readonly cookies: Map<string, string>;
}

export interface Visit {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly location: string;
}

export function createBrowser(): Browser {
  const cookies = new Map<string, string>();
  async function visit(url: string | URL, init: RequestInit = {}): Promise<Visit> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie }, ...init });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const { status, headers } = response;
    return { status, headers, text: await response.text(), location: headers.get('location') ?? '' };
  }
  const post: Browser['post'] = (url, form) => visit(url, { method: 'POST', body: new URLSearchParams(form) });
  return {
    cookies,
    get: (url) => visit(url),
    post,
    async press(link) {
      const page = await visit(link);
      const proof = /name="proof" value="([^"]*)"/.exec(page.text)?.[1];
      return proof === undefined ? page : post(link, { proof });
    },
  };
}
