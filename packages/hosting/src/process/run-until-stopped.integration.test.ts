import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';

const module = JSON.stringify(new URL('./run-until-stopped.ts', import.meta.url).href);

/** Runs a process that stops by `stages` (source text), sends it `signals` once it is up, and tells how it ended. */
async function endOf(stages: string, signals: readonly NodeJS.Signals[] = ['SIGTERM']) {
  const script = `
    import { mock } from 'node:test';
    import { runUntilStopped } from ${module};
    const say = ({ waitedFor }, message) => console.log(message + (waitedFor ? ': ' + waitedFor : ''));
    setInterval(() => {}, 60_000);
    runUntilStopped({ info: say, warn: say, error: say }, ${stages});
    console.log('up');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const said: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    said.push(line);
    if (line === 'up') for (const signal of signals) child.kill(signal);
  }
  const [code] = await ended;
  return { code, said: said.slice(1) };
}

describe('a process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('finishes what it holds on %s and ends well', async (signal) => {
    const first = `() => new Promise((resolve) => setTimeout(() => { console.log('finished'); resolve(); }, 50))`;
    const stages = `[{ first: ${first}, beside: async () => {} }, { last: async () => console.log('closed') }]`;
    expect(await endOf(stages, [signal])).toEqual({ code: 0, said: ['stopping', 'finished', 'closed'] });
  });

  it('stops once, however often it is asked to', async () => {
    const stop = `async () => { console.log('once'); await new Promise((resolve) => setTimeout(resolve, 200)); }`;
    expect(await endOf(`[{ all: ${stop} }]`, ['SIGTERM', 'SIGINT', 'SIGTERM'])).toEqual({
      code: 0,
      said: ['stopping', 'once'],
    });
  });

  it('ends badly when it cannot stop', async () => {
    const stop = `() => Promise.reject(new TypeError('canary'))`;
    expect(await endOf(`[{ all: ${stop} }]`)).toEqual({ code: 1, said: ['stopping', 'could not stop cleanly'] });
  });

  it('ends badly when it has not stopped within ten seconds, and names what it waited for', async () => {
    // The timer that ends the process is set before it stops, so it must be mocked before that.
    const stop = `(mock.timers.enable({ apis: ['setTimeout'] }), () => {
      setImmediate(() => { mock.timers.tick(9_999); console.log('still there'); mock.timers.tick(1); });
      return new Promise(() => {});
    })`;
    const stages = `[{ ready: async () => {} }, { done: async () => {}, chores: ${stop} }, { store: async () => {} }]`;
    expect(await endOf(stages)).toEqual({
      code: 1,
      said: ['stopping', 'still there', 'did not stop in time: chores'],
    });
  });
});
