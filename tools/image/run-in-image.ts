import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { node } from './assemble-root.ts';
import type { ImagePlan } from './read-dockerfile.ts';

export type Variables = Readonly<Record<string, string>>;

/** Starts a command as a container would: in the image's root, as its user, with its environment and no other. */
export interface Image {
  start(command: readonly string[], variables?: Variables): ChildProcess;
  /** Runs a command to its end. */
  run(command: readonly string[], variables?: Variables): Promise<{ readonly code: number; readonly said: string }>;
}

export function imageAt(root: string, { env, user }: ImagePlan): Image {
  const start: Image['start'] = (command, variables = {}) => {
    const [program = '', ...args] = command;
    const inside = program === 'node' ? node : program;
    return spawn('/usr/sbin/chroot', [`--userspec=${user.uid}:${user.gid}`, root, inside, ...args], {
      env: { ...env, ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  };
  return {
    start,
    async run(command, variables) {
      const child = start(command, variables);
      if (child.stdout === null || child.stderr === null) throw new Error('A child without its pipes.');
      const [out, problems, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
      return { code: Number(code), said: `${out}${problems}` };
    },
  };
}
