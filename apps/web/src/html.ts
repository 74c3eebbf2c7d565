/** Markup that is safe to send: everything put into it was escaped, or was such markup itself. */
export interface Html {
  readonly markup: string;
}

type Piece = string | number | Html | undefined | readonly Piece[];

/** Escapes every value it is given; `undefined` leaves nothing behind. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return { markup: strings.reduce((text, part, index) => text + render(values[index - 1]) + part) };
}

function render(piece: Piece): string {
  if (piece === undefined) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escapeText(String(piece));
  return 'markup' in piece ? piece.markup : piece.map(render).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
