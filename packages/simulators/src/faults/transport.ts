import type { ServerResponse } from 'node:http';
import type { TransportFault } from './catalog.ts';

const hugeBytes = 64 * 1024 * 1024;
const json = { 'content-type': 'application/json; charset=utf-8' };

/** Answers in the way `fault` says; nobody else may touch the response afterwards. */
export function spoilAnswer(response: ServerResponse, fault: TransportFault): void {
  spoilers[fault](response);
}

const spoilers: Record<TransportFault, (response: ServerResponse) => void> = {
  hang: () => undefined,
  reset: (response) => response.socket?.resetAndDestroy(),
  slow_drip(response) {
    response.writeHead(200, json).write('{"value":"');
    const drip = setInterval(() => response.write('.'), 100);
    response.on('close', () => clearInterval(drip));
  },
  truncated(response) {
    response.writeHead(200, { ...json, 'content-length': '512' });
    response.write('{"emailAddress":"user@example.com","messagesTo', () => response.destroy());
  },
  huge_body(response) {
    const chunk = Buffer.alloc(64 * 1024, 'x');
    let left = hugeBytes / chunk.length;
    response.writeHead(200, json).write('{"value":"');
    const pump = () => {
      while (left > 0 && !response.destroyed) {
        left -= 1;
        if (!response.write(chunk)) {
          response.once('drain', pump);
          return;
        }
      }
      response.end('"}');
    };
    pump();
  },
  invalid_json: (response) => response.writeHead(200, json).end('<!doctype html><title>Please wait</title>'),
};
