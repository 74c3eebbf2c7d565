import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Holder {
  /** The module and the expression that opens the engine in the other process. */
  readonly module: URL;
  readonly opening: string;
  readonly queue: string;
}

/** Starts a process that takes a job of the queue, and kills it, without a chance to clean up, once it holds the job. */
export async function killHolder({ module, opening, queue }: Holder): Promise<void> {
  const program = `
    import * as engine from ${JSON.stringify(module.href)};
    const jobs = await ${opening};
    jobs.work(${JSON.stringify(queue)}, () => { console.log('held'); return new Promise(() => {}); });
    setInterval(() => {}, 1_000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(holder, 'close');
  await Promise.race([
    once(holder.stdout, 'data'),
    ended.then(() => Promise.reject(new Error('The holder ended early.'))),
  ]);
  holder.kill('SIGKILL');
  await ended;
}
