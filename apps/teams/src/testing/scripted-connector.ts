import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call as the connector got it. */
export interface SeenCall {
  readonly method: string;
  /** Decoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was sent
  readonly body: any;
}

export type ScriptedAnswer =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  | 'hang'
  | 'reset';

export interface ScriptedConnector {
  readonly serviceUrl: string;
  readonly calls: readonly SeenCall[];
  close(): Promise<void>;
}

/** A Bot Connector for tests, on loopback: answers as `script` says, and with a new message id where that says nothing. */
export async function openScriptedConnector(
  script: (call: SeenCall, count: number) => ScriptedAnswer | undefined = () => undefined,
): Promise<ScriptedConnector> {
  const calls: SeenCall[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const { method = '', url = '', headers } = request;
    const call = { method, path: decodeURIComponent(url), headers, body: text === '' ? undefined : JSON.parse(text) };
    calls.push(call);
    const answer = script(call, calls.length) ?? { status: 200, body: { id: `m${calls.length}` } };
    if (answer === 'hang') return;
    if (answer === 'reset') return void request.socket.destroy();
    const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {});
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    serviceUrl: `http://127.0.0.1:${port}/emea/`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
