import { z } from 'zod';
import { refusedStart } from '../errors.ts';
import { problemsOf, product, type Variables, withoutEmpty } from './environment.ts';

const { GRANT_KEYS, STORE } = product.shape;

/** What operator's commands may need; each names its own. */
const operator = {
  GRANT_KEYS,
  STORE: STORE.refine((store) => store !== 'memory', 'must not be "memory", which only the app itself can see'),
};

export type OperatorEnvironment = { readonly [Name in keyof typeof operator]: z.infer<(typeof operator)[Name]> };

/** Reads the store's address and what else a command needs. Throws one `HostingError` like `readEnvironment`. */
export function readOperatorEnvironment<Name extends keyof OperatorEnvironment>(
  needs: readonly Name[],
  variables: Variables,
): Pick<OperatorEnvironment, Name | 'STORE'> {
  const given = withoutEmpty(variables);
  const names = [...new Set<keyof OperatorEnvironment>(['STORE', ...needs])];
  const result = z.object(Object.fromEntries(names.map((name) => [name, operator[name]]))).safeParse(given);
  if (!result.success) {
    throw refusedStart('environment', 'These variables are missing or wrong:', problemsOf(result, given));
  }
  return result.data as Pick<OperatorEnvironment, Name | 'STORE'>;
}
