import { EventEmitter, once } from 'node:events';
import { Agent, type ClientRequest, get, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { serve } from './serve.ts';

const host = '127.0.0.1';
const health = () => false;

describe('the server', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A server with one request in hand, on a connection that wants to be kept. */
  async function withOneInHand() {
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<ServerResponse>();
    const serving = await serve({ port: 0, host, health, handler: (_request, response) => arrive(response) });
    const request: ClientRequest = get({ port: serving.port, host, agent: new Agent({ keepAlive: true }) });
    return { serving, request, held: await arrived };
  }

  it('rejects when its port is taken', async () => {
    const serving = await serve({ port: 0, host, health, handler() {} });
    await expect(serve({ port: serving.port, host, health, handler() {} })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await serving.close();
  });

  it('goes on where a connection could not be taken, however often, and says so', async () => {
    const logged: unknown[] = [];
    const fails = Object.assign(new Error('accept'), { code: 'ENFILE' });
    const serving = await serve({
      port: 0,
      host,
      health,
      log: { error: (fields) => void logged.push(fields) },
      handler(request, response) {
        const server: unknown = Reflect.get(request.socket, 'server');
        if (server instanceof EventEmitter) server.emit('error', fails);
        response.end();
      },
    });
    for (let n = 0; n < 2; n += 1) expect((await fetch(`http://${host}:${serving.port}/`)).status).toBe(200);
    expect(logged).toEqual([{ err: fails }, { err: fails }]);
    await serving.close();
  });

  it('keeps an idle connection longer than a load balancer does', async () => {
    const { serving, request, held } = await withOneInHand();
    const answered = once(request, 'response');
    held.end();
    expect((await answered)[0].headers).toMatchObject({ 'keep-alive': 'timeout=75' });
    await serving.close();
  });

  it('accepts nothing more once it closes, and answers what it holds', async () => {
    const { serving, request, held } = await withOneInHand();
    const answered = once(request, 'response');
    const closed = serving.close();
    await expect(fetch(`http://${host}:${serving.port}/`)).rejects.toThrow();
    const started = performance.now();
    held.end('done');
    expect((await answered)[0]).toMatchObject({ statusCode: 200 });
    await closed;
    // Well below the five seconds for which Node keeps an idle connection.
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('waits for no connection on which nobody has asked anything', async () => {
    const { serving, request, held } = await withOneInHand();
    const ahead = connect(serving.port, host);
    await once(ahead, 'connect');
    // The server has accepted what came before this.
    const answered = once(request, 'response');
    held.end();
    await answered;
    const started = performance.now();
    await serving.close();
    expect(performance.now() - started).toBeLessThan(1_000);
    ahead.destroy();
  });

  it('cuts off after eight seconds what was not answered', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { serving, request } = await withOneInHand();
    const failed = once(request, 'error');
    const closed = serving.close();
    vi.advanceTimersByTime(8_000);
    await closed;
    expect((await failed)[0]).toMatchObject({ code: 'ECONNRESET' });
  });
});
