import type { z } from 'zod';
import { missing, wrong } from './demands.ts';
import type { SettingName } from './settings.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

export function withoutEmpty(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
}

/** A sentence for each variable that a schema of ours found missing or wrong: by name, never by value. */
export function problemsOf({ error }: z.ZodSafeParseResult<unknown>, given: Variables): readonly string[] {
  // A schema of ours knows only these names, and an environment is flat.
  const names = new Set((error?.issues ?? []).map(({ path }) => path[0] as SettingName));
  return [...names].map((name) => (given[name] === undefined ? missing(name) : wrong(name)));
}
