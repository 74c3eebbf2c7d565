/**
 * How much is tried: a sample of each kind (`npm test`), each case once, platforms and stores taking turns
 * (`pnpm test:faults`), or every case everywhere (`--all`).
 */
export type Extent = 'sample' | 'turns' | 'all';

/** `word`: what `FAULTS` says in the environment. */
export const extentOf = (word: string | undefined): Extent => (word === 'turns' || word === 'all' ? word : 'sample');
