import { describe, expect, it } from 'vitest';
import { createHttpReader, type HttpMessage } from './http-reader.ts';

function read(...chunks: readonly string[]): readonly HttpMessage[] {
  const messages: HttpMessage[] = [];
  const reader = createHttpReader((message) => messages.push(message));
  for (const chunk of chunks) reader(Buffer.from(chunk));
  return messages;
}

describe('the HTTP reader', () => {
  const posted = 'POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\nhé!!';
  const message = { start: 'POST /a HTTP/1.1', head: 'Content-Length: 5', body: 'hé!!' };

  it('reads a body by its length in bytes', () => {
    expect(read(posted)).toEqual([message]);
  });

  it.each([1, 10, 20, 38, 41])('puts together what was cut after %d characters', (at) => {
    expect(read(posted.slice(0, at), posted.slice(at))).toEqual([message]);
  });

  it('reads one message after the other', () => {
    expect(read(posted + posted)).toHaveLength(2);
  });

  it('reads a body in chunks', () => {
    const answered = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n';
    expect(read(answered.slice(0, 55), answered.slice(55))).toMatchObject([
      { start: 'HTTP/1.1 200 OK', body: 'abcde' },
    ]);
  });

  it('takes a message without length for one without body', () => {
    expect(read('HTTP/1.1 200 OK\r\n\r\n')).toMatchObject([{ body: '' }]);
  });
});
