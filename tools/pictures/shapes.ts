import type { Palette } from './palette.ts';

/** A piece of SVG. Nothing here comes from outside, so nothing is escaped. */
export type Svg = string;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function box({ x, y, width, height }: Box, look: string): Svg {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" ${look}/>`;
}

interface TextLook {
  readonly fill: string;
  readonly size: number;
  readonly weight?: 500 | 600 | 700;
  readonly anchor?: 'start' | 'middle';
}

/** Words at a point on their base line. */
export function label(words: string, at: readonly [x: number, y: number], look: TextLook): Svg {
  const { fill, size, weight = 600, anchor = 'start' } = look;
  const font = `font-family="Inter" font-size="${size}" font-weight="${weight}"`;
  return `<text x="${at[0]}" y="${at[1]}" ${font} fill="${fill}" text-anchor="${anchor}">${words}</text>`;
}

/** Stands for words that nobody needs to read. */
export function bar(at: readonly [x: number, y: number], width: number, fill: string): Svg {
  return box({ x: at[0], y: at[1], width, height: 18 }, `rx="9" fill="${fill}"`);
}

interface ButtonLook {
  readonly fill: string;
  readonly ink: string;
  readonly border?: string;
}

export function button(words: string, place: Box, { fill, ink, border = fill }: ButtonLook): Svg {
  const middle: [number, number] = [place.x + place.width / 2, place.y + place.height / 2 + 13];
  return (
    box(place, `rx="14" fill="${fill}" stroke="${border}" stroke-width="3"`) +
    label(words, middle, { fill: ink, size: 37, anchor: 'middle' })
  );
}

/** What to click: a ring with the step's number, and a hand, so that the colour alone means nothing. */
export function marked(
  place: Box,
  { number, palette }: { readonly number: number; readonly palette: Palette },
  tip: readonly [x: number, y: number] = [place.x + place.width - 26, place.y + place.height * 0.66],
): Svg {
  const ring = { x: place.x - 12, y: place.y - 12, width: place.width + 24, height: place.height + 24 };
  const round = Math.min(26, ring.height / 2);
  const corner: [number, number] = [ring.x + 4, Math.max(38, ring.y + 2)];
  return [
    box(ring, `rx="${round}" fill="none" stroke="${palette.paper}" stroke-width="17"`),
    box(ring, `rx="${round}" fill="none" stroke="${palette.mark}" stroke-width="8"`),
    `<circle cx="${corner[0]}" cy="${corner[1]}" r="30" fill="${palette.mark}" stroke="${palette.paper}" stroke-width="5"/>`,
    label(String(number), [corner[0], corner[1] + 13], {
      fill: palette.onMark,
      size: 37,
      weight: 700,
      anchor: 'middle',
    }),
    hand(tip, palette),
  ].join('');
}

/** A pointing hand with its finger tip at a point: its parts outlined together first, then filled together. */
function hand([x, y]: readonly [number, number], { hand: skin, handLine }: Palette): Svg {
  const parts = [
    '<rect x="-11" y="0" width="22" height="74" rx="11"/>',
    '<rect x="11" y="36" width="21" height="44" rx="10.5"/>',
    '<rect x="32" y="41" width="20" height="42" rx="10"/>',
    '<rect x="52" y="48" width="18" height="40" rx="9"/>',
    '<rect x="-11" y="58" width="81" height="62" rx="26"/>',
    '<rect x="-38" y="50" width="21" height="58" rx="10.5" transform="rotate(-38 -27 79)"/>',
  ].join('');
  const seams = '<path d="M11 50v26M32 54v22M52 60v16" stroke-width="4" stroke-linecap="round" fill="none"/>';
  return (
    `<g transform="translate(${x} ${y}) rotate(-14) scale(.84)">` +
    `<g fill="${handLine}" stroke="${handLine}" stroke-width="12" stroke-linejoin="round">${parts}</g>` +
    `<g fill="${skin}">${parts}</g><g stroke="${handLine}">${seams}</g></g>`
  );
}

/** Shows what comes of the click: a dotted line, and the head at its end. */
export function arrow(line: string, head: string, stroke: string): Svg {
  const look = `fill="none" stroke="${stroke}" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"`;
  return `<path d="${line}" ${look} stroke-dasharray="1 17"/><path d="${head}" ${look}/>`;
}

export function tick([x, y]: readonly [number, number], { good, onGood }: Palette): Svg {
  return (
    `<circle cx="${x}" cy="${y}" r="26" fill="${good}"/>` +
    `<path d="M${x - 12} ${y + 1}l8 9 16-19" fill="none" stroke="${onGood}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/>`
  );
}
