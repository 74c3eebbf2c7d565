import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { type StartedProcess, startProcess } from '../start-process.ts';
import { node } from './assemble-root.ts';
import type { ImagePlan } from './read-dockerfile.ts';

export type Variables = Readonly<Record<string, string>>;

/** Starts a command as a container would: in the image's root, as its user, with its environment and no other. */
export interface Image {
  start(command: readonly string[], variables?: Variables): StartedProcess;
  /** Runs a command to its end. */
  run(command: readonly string[], variables?: Variables): Promise<{ readonly code: number; readonly said: string }>;
}

export function imageAt(root: string, { env, user }: ImagePlan): Image {
  const chroot = '/usr/sbin/chroot';
  const inside = ([program = '', ...args]: readonly string[]) => [
    ...[`--userspec=${user.uid}:${user.gid}`, root],
    ...[program === 'node' ? node : program, ...args],
  ];
  const told = (variables: Variables = {}) => ({ ...env, ...variables });
  return {
    start: (command, variables) =>
      startProcess(
        [chroot, ...inside(command)],
        { says: '"msg":"listening"' },
        { env: told(variables), stdio: 'pipe' },
      ),
    async run(command, variables) {
      const child = spawn(chroot, inside(command), { env: told(variables), stdio: 'pipe' });
      const [out, problems, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
      return { code: Number(code), said: `${out}${problems}` };
    },
  };
}
