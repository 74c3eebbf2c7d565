import { userInfo } from 'node:os';
import { runOperator } from './run-operator.ts';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
// Whoever reads along (`| head`) has seen enough.
process.stdout.on('error', () => process.exit(1));

process.exitCode = await runOperator(process.argv.slice(2), {
  variables: process.env,
  clock: {
    now: () => Date.now(),
    after(delay, wake) {
      const timer = setTimeout(wake, delay);
      return () => clearTimeout(timer);
    },
  },
  by: { kind: 'operator', name: accountName() },
  signal: stopping.signal,
  print: { out: (line) => console.log(line), problem: (line) => console.error(line) },
});

/** A container may run under a number that has no name. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
