import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMovableClock, createSimulatedMailbox, type SimulatedMailbox } from '@reconnect/simulators';
import { afterAll, describe, expect, it } from 'vitest';
import { startRedis } from '../../../../tools/redis.ts';

const program = fileURLToPath(new URL('../testing/delivery-process.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'delivery-kills-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Scene {
  readonly store: string;
  readonly smtpUrl: string;
  readonly name: string;
}

/** Starts the process; `ended` resolves with what it printed, and is rejected when it failed. */
function start({ store, smtpUrl, name }: Scene, stopAt: number) {
  const child = spawn(process.execPath, [program, store, smtpUrl, name, String(stopAt)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaint = '';
  child.stdout.on('data', (part: Buffer) => {
    output += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    complaint += part.toString();
  });
  const ended = once(child, 'close').then(([code]) => {
    if (code !== 0 && !child.killed) throw new Error(`The process ended with ${code}: ${complaint}`);
    return output;
  });
  return {
    ended,
    /** Resolves once it has halted, then ends it without a chance to clean up. */
    async killWhenHalted() {
      await Promise.race([once(child.stdout, 'data'), ended]);
      child.kill('SIGKILL');
      expect(await ended).toBe('halted\n');
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** So many scenes are played at a time. */
const sideBySide = 4;

const newMailbox = async () => {
  const mailbox = createSimulatedMailbox({ clock: createMovableClock(Date.UTC(2026, 10, 22)) });
  return { mailbox, smtpUrl: await mailbox.listen() };
};

const digits = /[0-9a-z]{7}(?=[.@])/;
const all = ['<in-…@aptly.example>', '<ir-….1@aptly.example>', '<ir-….1@aptly.example>', '<ir-…@aptly.example>'];

describe.each(['sqlite', 'redis'])('a process that delivers with %s', (kind) => {
  let scenes = 0;
  const withScene = async (play: (scene: Scene, mailbox: SimulatedMailbox) => Promise<void>) => {
    scenes += 1;
    const name = `${kind}-${scenes}`;
    const { mailbox, smtpUrl } = await newMailbox();
    // A store of its own for each: an incident of an earlier scene would still be open.
    const redis = kind === 'redis' ? await startRedis({ own: true }) : undefined;
    await play({ store: redis?.url ?? join(folder, `${name}.db`), smtpUrl, name }, mailbox);
    await Promise.all([mailbox.close(), redis?.stop()]);
  };
  /** Every mail is there, as one however often it came, and what was added after what tells of its case. */
  const everythingArrived = (mailbox: SimulatedMailbox) => {
    const ids = [...new Set(mailbox.messages().map(({ messageId }) => messageId))];
    expect(ids.map((id) => id.replace(digits, '…')).toSorted()).toEqual(all);
    for (const [place, id] of ids.entries()) {
      const [ofCase = ''] = digits.exec(id) ?? [];
      // An incident has the digits of the case that opened it.
      const first = ids.findIndex((one) => one.includes(`-${ofCase}@`));
      expect(first).toBeLessThanOrEqual(place);
    }
  };

  it('loses nothing and sends nothing under a second name, before whichever of its steps it is killed', async () => {
    let steps = 0;
    await withScene(async (scene, mailbox) => {
      steps = Number(await start(scene, -1).ended);
      everythingArrived(mailbox);
      expect(mailbox.messages()).toHaveLength(4);
    });
    expect(steps).toBeGreaterThan(15);
    const killBefore = (stopAt: number) =>
      withScene(async (scene, mailbox) => {
        await start(scene, stopAt).killWhenHalted();
        await start(scene, -1).ended;
        everythingArrived(mailbox);
      });
    for (let stopAt = 0; stopAt < steps; stopAt += sideBySide) {
      const some = Array.from({ length: Math.min(sideBySide, steps - stopAt) }, (_, more) => killBefore(stopAt + more));
      await Promise.all(some);
    }
  }, 240_000);

  it.each(['greeting', 'recipient', 'data', 'end'] as const)(
    'loses nothing when it is killed at the server’s %s',
    async (stage) => {
      await withScene(async (scene, mailbox) => {
        // At the end the server has the mail, and its answer never comes.
        mailbox.faults.plan(stage, stage === 'end' ? 'swallow' : 'hang');
        const reached = new Promise<void>((resolve) => mailbox.faults.onStage((at) => at === stage && resolve()));
        const dying = start(scene, -1);
        await reached;
        await dying.kill();
        mailbox.faults.clear();
        await start(scene, -1).ended;
        everythingArrived(mailbox);
      });
    },
    60_000,
  );
});
