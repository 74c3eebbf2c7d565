import { z } from 'zod';
import { refusedStart } from '../errors.ts';
import { problemsOf, type Variables, withoutEmpty } from './read-settings.ts';
import { listening, product } from './settings.ts';

const { GRANT_KEYS, STORE } = product.shape;

/** What operator's commands may need; each names its own. */
const operator = { GRANT_KEYS, STORE };

export type OperatorEnvironment = { readonly [Name in keyof typeof operator]: z.infer<(typeof operator)[Name]> };

/** Reads the store's address and what else a command needs. Throws one `HostingError` like `readEnvironment`. */
export function readOperatorEnvironment<Name extends keyof OperatorEnvironment>(
  needs: readonly Name[],
  variables: Variables,
): Pick<OperatorEnvironment, Name | 'STORE'> {
  const given = withoutEmpty(variables);
  const names = [...new Set<keyof OperatorEnvironment>(['STORE', ...needs])];
  const settings = z.object(Object.fromEntries(names.map((name) => [name, operator[name]])));
  const [result, mode] = [settings.safeParse(given), listening.pick({ NODE_ENV: true }).safeParse(given)];
  const problems = [...problemsOf(result, given), ...problemsOf(mode, given), ...storeToLookInto(given)];
  if (!result.success || problems.length > 0) {
    throw refusedStart('environment', 'These variables are missing or wrong:', problems);
  }
  return result.data as Pick<OperatorEnvironment, Name | 'STORE'>;
}

function storeToLookInto(given: Variables): readonly string[] {
  return given['STORE'] === 'memory' ? ['STORE: must not be "memory", which only the app itself can see'] : [];
}
