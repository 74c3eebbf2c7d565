import { connect, type Socket } from 'node:net';
import { createHttpReader } from './http-reader.ts';

/** A request as bytes: everything but the host and the length, which the sender adds. */
export interface Outgoing {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpSender {
  /** `answered` hears the status, or 0 when the connection broke before there was one. */
  post(request: Outgoing, answered: (status: number) => void): void;
  close(): void;
}

interface Line {
  readonly socket: Socket;
  answered: ((status: number) => void) | undefined;
}

/** Posts over connections that are kept open, one request at a time on each; opens another when all are taken. */
export function createHttpSender(port: number): HttpSender {
  const idle: Line[] = [];
  const lines = new Set<Line>();
  let closed = false;

  function open(): Line {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const line: Line = { socket, answered: undefined };
    lines.add(line);
    socket.on(
      'data',
      createHttpReader(({ start, head }) => {
        const { answered } = line;
        line.answered = undefined;
        if (/^connection: *close/im.test(head)) socket.end();
        else if (!closed) idle.push(line);
        answered?.(Number(start.slice(9, 12)));
      }),
    );
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      lines.delete(line);
      const at = idle.indexOf(line);
      if (at !== -1) idle.splice(at, 1);
      line.answered?.(0);
    });
    return line;
  }

  return {
    post({ path, headers, body }, answered) {
      const line = idle.pop() ?? open();
      line.answered = answered;
      const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${fields.join('')}`;
      line.socket.write(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    },
    close() {
      closed = true;
      for (const { socket } of lines) socket.destroy();
    },
  };
}
