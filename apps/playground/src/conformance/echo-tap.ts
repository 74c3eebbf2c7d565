import { text } from 'node:stream/consumers';
import { serveOnLoopback } from '@reconnect/simulators';
import { passOn, type WireTap } from './wire-tap.ts';

/** A provider that, when it is told to, refuses by repeating all that it was asked, secrets and all. */
export interface EchoTap extends WireTap {
  /** The paths that are answered so from now on; left out: none. */
  echo(paths?: RegExp): void;
  /** How often it did. */
  echoed(): number;
}

/** Passes everything else on to `target` under the tap's own name, so that whatever is named there leads through it too. */
export async function openEchoTap(target: string): Promise<EchoTap> {
  let paths: RegExp | undefined;
  let echoed = 0;
  const server = await serveOnLoopback((request, response) => {
    const { url = '/', headers, method } = request;
    if (paths?.test(url) !== true) return passOn(target, request, response);
    echoed += 1;
    text(request).then((body) => {
      const all = `Bad request: ${method} ${url} ${JSON.stringify(headers)} ${body}`;
      response.writeHead(400, { 'content-type': 'application/json', 'www-authenticate': 'Bearer' });
      response.end(JSON.stringify(/token/.test(url) ? oauthError(all) : apiError(all)));
    });
  });
  return {
    ...server,
    echo(next) {
      paths = next;
    },
    echoed: () => echoed,
  };
}

const oauthError = (all: string) => ({ error: 'invalid_grant', error_description: all, error_uri: all });

/** As Google and as Microsoft write it. */
const apiError = (all: string) => ({
  error: { code: 'InvalidRequest', status: 'INVALID_ARGUMENT', message: all, errors: [{ message: all, reason: all }] },
});
