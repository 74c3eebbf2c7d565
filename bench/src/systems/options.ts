import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** What a system is told on its command line, as JSON; all addresses are on this machine. */
export interface SystemOptions {
  readonly port: number;
  /** Where the platform's API is. */
  readonly apiUrl: string;
  readonly redisUrl: string;
}

export function readOptions(): SystemOptions {
  const options: unknown = JSON.parse(process.argv[2] ?? '{}');
  const { port, apiUrl, redisUrl } = { ...(options as Partial<SystemOptions>) };
  if (port === undefined || apiUrl === undefined || redisUrl === undefined) {
    throw new TypeError('A system is started with {"port","apiUrl","redisUrl"}.');
  }
  return { port, apiUrl, redisUrl };
}

/** Serves on loopback with `node:http`. */
export function serveOn(port: number, handler: (request: IncomingMessage, response: ServerResponse) => void): Server {
  return createServer(handler).listen(port, '127.0.0.1');
}

export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
  });
}
