import type { Block, Choice } from '../channel.ts';

/** A reply before it is numbered; `summary` is derived from its texts where it is left out. */
export interface Draft {
  readonly title?: string;
  readonly blocks: readonly Block[];
  readonly choices?: readonly Choice[];
  readonly summary?: string;
}
