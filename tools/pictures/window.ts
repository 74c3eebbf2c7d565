import { chevron, envelope, gear, padlock, reload } from './icons.ts';
import type { Palette } from './palette.ts';
import { bar, box, label, type Svg } from './shapes.ts';

/** Units of the drawing, which are pixels of the picture: chats show it at a third to a half of that. */
export const size = { width: 1200, height: 675 } as const;

/** Where things are that steps point at. */
export const places = {
  reload: { x: 252, y: 37, width: 58, height: 58 },
  settings: { x: 56, y: 538, width: 254, height: 62 },
} as const;

interface Look {
  /** Whether Settings is where the person is. */
  readonly settingsOpen: boolean;
}

/** A browser window with Aptly in it: the same in all pictures, so that only what matters changes. */
export function browserWindow(palette: Palette, { settingsOpen }: Look, inside: Svg): Svg {
  const { desk, shade, frame, paper, side, line, quiet, ink } = palette;
  return [
    box({ x: 0, y: 0, ...size }, `fill="${desk}"`),
    box({ x: 30, y: 34, width: 1140, height: 621 }, `rx="24" fill="${shade}"`),
    `<clipPath id="window"><rect x="30" y="24" width="1140" height="623" rx="24"/></clipPath>`,
    '<g clip-path="url(#window)">',
    box({ x: 30, y: 24, width: 1140, height: 623 }, `fill="${paper}"`),
    box({ x: 30, y: 24, width: 1140, height: 84 }, `fill="${frame}"`),
    ...[68, 98, 128].map((x) => `<circle cx="${x}" cy="66" r="9.5" fill="${paper}"/>`),
    chevron([184, 66], 'left', shade),
    chevron([228, 66], 'right', shade),
    reload([281, 67], ink),
    box({ x: 340, y: 42, width: 800, height: 48 }, `rx="24" fill="${paper}"`),
    padlock([374, 65], quiet),
    label('Aptly', [402, 76], { fill: quiet, size: 28, weight: 500 }),
    box({ x: 30, y: 108, width: 302, height: 539 }, `fill="${side}"`),
    box({ x: 330, y: 108, width: 3, height: 539 }, `fill="${line}"`),
    sidebar(palette, settingsOpen),
    inside,
    '</g>',
  ].join('');
}

function sidebar({ accent, onAccent, ink, faint, tint, side }: Palette, settingsOpen: boolean): Svg {
  const { x, y, width, height } = places.settings;
  const settings = settingsOpen ? accent : ink;
  return [
    box({ x: 64, y: 138, width: 46, height: 46 }, `rx="13" fill="${accent}"`),
    envelope([87, 161], onAccent, 0.75),
    label('Aptly', [124, 174], { fill: ink, size: 36, weight: 700 }),
    ...[238, 308, 378].map((at, index) => {
      const circle = `<circle cx="86" cy="${at}" r="15" fill="${faint}"/>`;
      return circle + bar([120, at - 9], [150, 120, 164][index] ?? 0, faint);
    }),
    settingsOpen ? box({ x, y, width, height }, `rx="14" fill="${tint}"`) : '',
    gear([88, y + 31], settings, settingsOpen ? tint : side),
    label('Settings', [124, y + 44], { fill: settings, size: 37 }),
  ].join('');
}

/** Messages as they lie in the inbox; of what has just come in, the first ones are bold. */
export function mailList({ accent, onAccent, faint, line, quiet, tint }: Palette, fresh: number): Svg {
  return [0, 1, 2, 3, 4]
    .map((row) => {
      const y = 132 + row * 102;
      const isNew = row < fresh;
      return [
        isNew ? box({ x: 352, y: y - 8, width: 798, height: 94 }, `rx="16" fill="${tint}"`) : '',
        `<circle cx="412" cy="${y + 39}" r="28" fill="${isNew ? accent : faint}"/>`,
        isNew ? envelope([412, y + 39], onAccent, 0.9) : '',
        bar([464, y + 14], [210, 260, 180, 230, 200][row] ?? 0, isNew ? accent : faint),
        bar([464, y + 48], [470, 540, 500, 430, 520][row] ?? 0, isNew ? quiet : faint),
        row < 4 && !isNew ? box({ x: 372, y: y + 90, width: 760, height: 2 }, `fill="${line}"`) : '',
      ].join('');
    })
    .join('');
}
