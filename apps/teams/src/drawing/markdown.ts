/** Marks that mean something anywhere in a line; `{` opens the date functions of Adaptive Cards. */
const anywhere = /[\\`*_[\]<>~!{|]|&(?=#?\w+;)/g;
/** Marks that mean something only where a line begins. */
const atStart = /^(\s*)([-+#=]|\d+(?=[.)]))/;

/** Text that a card shows to the letter: Teams would otherwise make links, emphasis and lists of it. */
export function escapeMarkdown(line: string): string {
  return line
    .replace(anywhere, '\\$&')
    .replace(atStart, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );
}

/** Control characters, and overrides of the writing direction. */
const invisible = /[[\p{Cc}\u202a-\u202e\u2066-\u2069]--[\n\t]]/gv;

/** Without what cannot be seen but changes what is. */
export function visible(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(invisible, '');
}

/** At most `longest` UTF-16 units, and the mark of having been cut. */
export function shorten(text: string, { longest, mark }: { readonly longest: number; readonly mark: string }): string {
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')} ${mark}`;
}
