import { expect } from 'vitest';
import { type AppName, readEnvironment } from '../environment/environment.ts';

/** The sentence about what is not there, which says what to write. */
export const missing = (name: string): unknown => expect.stringMatching(`^  ${name}: missing; it must be .{8}`);

/** What a refused start lists; empty when the app may start. */
export function problemsOf(
  app: AppName,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<readonly string[]> {
  return new Promise((resolve) => resolve(readEnvironment(app, variables))).then(
    () => [],
    (error: Error) => error.message.split('\n').slice(1),
  );
}
