import { z } from 'zod';
import { refusedStart } from '../errors.ts';
import { contradictionsOf } from './contradictions.ts';
import { problemsOf, type Variables, withoutEmpty } from './read-settings.ts';
import { type AppName, listening, product, slack, teams, web } from './settings.ts';

export type { AppName };
export type Environment = z.infer<typeof listening> & z.infer<typeof product>;
export type SlackEnvironment = Environment & z.infer<typeof slack>;
export type TeamsEnvironment = Environment & z.infer<typeof teams>;
export type WebEnvironment = Environment & z.infer<typeof web>;

const common = z.object({ ...listening.shape, ...product.shape });
export const schemas = {
  slack: z.object({ ...common.shape, ...slack.shape }),
  teams: z.object({ ...common.shape, ...teams.shape }),
  web: z.object({ ...common.shape, ...web.shape }),
} as const satisfies Readonly<Record<AppName, z.ZodType>>;

/**
 * Reads an app's environment once. Throws one `HostingError` that lists everything missing or wrong, by name and never
 * by value, and what to write. An empty variable counts as a missing one.
 */
export function readEnvironment<App extends AppName>(app: App, variables: Variables): z.infer<(typeof schemas)[App]> {
  const given = withoutEmpty(variables);
  const result = schemas[app].safeParse(given);
  const problems = [...problemsOf(result, given), ...contradictionsOf(app, given)];
  if (!result.success || problems.length > 0) {
    const what = `The ${app} app cannot start. These variables are missing or wrong:`;
    throw refusedStart('environment', what, problems);
  }
  return result.data as z.infer<(typeof schemas)[App]>;
}

/** The playground makes up what the apps need; this much may be chosen, and has the playground's own defaults. */
const playground = z
  .object({
    PORT: listening.shape.PORT,
    HOST: listening.shape.HOST.removeDefault(),
    LOG_LEVEL: listening.shape.LOG_LEVEL.removeDefault(),
    STORE: product.shape.STORE.removeDefault(),
  })
  .partial();

/** Reads what the playground is told. Throws one `HostingError` like `readEnvironment`. */
export function readPlaygroundEnvironment(variables: Variables): z.infer<typeof playground> {
  const given = withoutEmpty(variables);
  const result = playground.safeParse(given);
  if (result.success) return result.data;
  throw refusedStart(
    'environment',
    'The playground cannot start. These variables are wrong:',
    problemsOf(result, given),
  );
}
