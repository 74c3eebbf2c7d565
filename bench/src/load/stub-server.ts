import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { createHttpReader, type HttpMessage } from './http-reader.ts';

export interface StubRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export interface StubAnswer {
  readonly status: number;
  readonly body: string;
  /** Further header lines, each with its end of line. */
  readonly head?: string;
  /** Milliseconds until it is sent. */
  readonly after?: number;
}

export interface StubServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface StubDeps {
  /** PEM; left out: plain HTTP. */
  readonly certificate?: { readonly key: string; readonly cert: string };
  readonly answer: (request: StubRequest) => StubAnswer;
}

/** A server on loopback that answers what it is told to, as cheaply as can be. */
export async function startStubServer({ certificate, answer }: StubDeps): Promise<StubServer> {
  const sockets = new Set<Socket>();
  const serve = (socket: Socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const read = createHttpReader((message) => reply(socket, answer(requestOf(message))));
    socket.on('data', read);
  };
  const server: Server = certificate === undefined ? createServer(serve) : createTlsServer(certificate, serve);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('a server on TCP has a port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function requestOf({ start, body }: HttpMessage): StubRequest {
  const [method = '', path = ''] = start.split(' ', 2);
  return { method, path, body };
}

function reply(socket: Socket, { status, body, head = '', after }: StubAnswer): void {
  const text = `HTTP/1.1 ${status} -\r\ncontent-type: application/json; charset=utf-8\r\n${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  const send = () => void (socket.writable && socket.write(text));
  if (after === undefined) send();
  else setTimeout(send, after);
}
