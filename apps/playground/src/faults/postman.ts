import type { IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { serveOnLoopback } from '@reconnect/simulators';

/** A request of a platform, word for word. */
export interface Letter {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Delivered {
  readonly status: number;
  readonly body: string;
}

/** Stands between a platform and its app, keeps a copy of every request, and delivers as it is told. */
export interface Postman {
  letters(): readonly Letter[];
  /** Where a platform is to find the app that is really there; requests go there until something else is said. */
  inFrontOf(url: string): string;
  /** From now on requests go to all of these at once, in this order; the platform hears the first answer. */
  deliverTo(...urls: readonly string[]): void;
  /** The next request with these words in it is lost: the platform hears 502. */
  loseNext(words: string): void;
  deliver(letter: Letter, url: string): Promise<Delivered>;
  /** Everything every app answered so far. */
  answers(): readonly Delivered[];
  close(): Promise<void>;
}

/** What a connection is about, and not the message. */
const ofTheWay: readonly string[] = ['host', 'connection', 'content-length', 'transfer-encoding', 'expect'];

/** `rewrite`: what is passed on in place of a body; the copies are as it came. */
export async function openPostman(rewrite: (body: Buffer) => Buffer = (body) => body): Promise<Postman> {
  const letters: Letter[] = [];
  const answers: Delivered[] = [];
  let targets: readonly string[] = [];
  let lost: string | undefined;

  const deliver = async ({ path, headers, body }: Letter, url: string): Promise<Delivered> => {
    const passed = Object.entries(headers).filter(([name]) => !ofTheWay.includes(name));
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      body: new Uint8Array(rewrite(body)),
      headers: passed.map(([name, value]) => [name, String(value)]),
    });
    const answer = { status: response.status, body: await response.text() };
    answers.push(answer);
    return answer;
  };
  const { url: own, close } = await serveOnLoopback(async (request, response) => {
    const letter = { path: request.url ?? '/', headers: request.headers, body: await buffer(request) };
    letters.push(letter);
    if (lost !== undefined && letter.body.includes(lost)) {
      lost = undefined;
      response.writeHead(502).end();
      return;
    }
    // Whoever cannot be reached has answered 502, as the way there would say.
    const delivered = targets.map((url) => deliver(letter, url).catch((): Delivered => ({ status: 502, body: '' })));
    const [first] = await Promise.all(delivered);
    response.writeHead(first?.status ?? 502, { 'content-type': 'application/json' }).end(first?.body);
  });
  return {
    inFrontOf(url) {
      if (targets.length === 0) targets = [url];
      return own;
    },
    letters: () => [...letters],
    deliverTo(...urls) {
      targets = urls;
    },
    loseNext(words) {
      lost = words;
    },
    deliver,
    answers: () => [...answers],
    close,
  };
}
