import { encodeJson } from './json.ts';
import type { Append, Put, Remove, Write } from './storage.ts';

/** A write as every backend stores it: checked, and its value as text. */
export type PreparedWrite =
  | (Omit<Put, 'value'> & { readonly text: string })
  | (Omit<Append, 'value'> & { readonly text: string })
  | Remove;

/** Checks all writes before the first of them is carried out. Throws `TypeError`: a bad write is the caller's mistake. */
export function prepareWrites(partition: string, writes: readonly Write[]): readonly PreparedWrite[] {
  checkText('partition', partition);
  return writes.map(prepareWrite);
}

function prepareWrite(write: Write): PreparedWrite {
  checkText('name', write.name);
  if (write.kind === 'remove') {
    checkWhole('expect', write.expect);
    return write;
  }
  checkWhole('expiresAt', write.expiresAt, 1);
  if (write.kind === 'put') {
    checkWhole('expect', write.expect);
    if (write.due !== undefined) {
      checkText('queue', write.due.queue);
      checkWhole('due.at', write.due.at);
    }
  }
  return { ...write, text: encodeJson(write.value) };
}

/** Half a surrogate pair cannot be written as UTF-8: two such names would become one. */
function checkText(what: string, text: string): void {
  if (text === '' || !text.isWellFormed())
    throw new TypeError(`A ${what} is well-formed text, not ${JSON.stringify(text)}.`);
}

function checkWhole(what: string, number: number | undefined, least = 0): void {
  if (number === undefined || (Number.isSafeInteger(number) && number >= least)) return;
  throw new TypeError(`${what} is a whole number from ${least} up, not ${number}.`);
}
