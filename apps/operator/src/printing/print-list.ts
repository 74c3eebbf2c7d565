import type { Print } from './print.ts';
import { tableOf } from './table.ts';

/** What every list takes. */
export const listOptions = { json: { type: 'boolean', default: false } } as const;

export interface ListOptions {
  readonly json: boolean;
}

export interface List<Item> {
  readonly items: readonly Item[];
  readonly header: readonly string[];
  readonly rowOf: (item: Item) => readonly string[];
}

/** A table for a person; for a program one JSON line an item, and nothing else. */
export function printList<Item>({ items, header, rowOf }: List<Item>, json: boolean, print: Print): void {
  if (json) for (const item of items) print.out(JSON.stringify(item));
  else for (const line of tableOf({ [Symbol.iterator]: rows })) print.out(line);

  function* rows() {
    yield header;
    for (const item of items) yield rowOf(item);
  }
}

/** A line of `--help`. */
export const jsonHelp = (command: string, item: string): string =>
  `  --json   one JSON line ${item}; run it as "pnpm --silent ${command} --json"`;
