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
  /** Since when it has nothing to do, as `performance.now()` counts. */
  idleSince: number;
}

/** Milliseconds; less than servers keep an idle connection, which would lose what is written as they close it. */
const idleFor = 3_000;

/** Posts over connections that are kept open, one request at a time on each; opens another when all are taken. */
export function createHttpSender(port: number): HttpSender {
  const idle: Line[] = [];
  const lines = new Set<Line>();
  let closed = false;

  /** The latest is taken first, so what a pile-up has opened closes again soon. */
  function rest(line: Line): void {
    line.idleSince = performance.now();
    idle.push(line);
    for (let [oldest] = idle; oldest !== undefined && oldest.idleSince < line.idleSince - idleFor; [oldest] = idle) {
      idle.shift()?.socket.end();
    }
  }

  function open(): Line {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const line: Line = { socket, answered: undefined, idleSince: 0 };
    lines.add(line);
    socket.on(
      'data',
      createHttpReader(({ start, head }) => {
        const { answered } = line;
        line.answered = undefined;
        if (/^connection: *close/im.test(head)) socket.end();
        else if (!closed) rest(line);
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
