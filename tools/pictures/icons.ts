import type { Svg } from './shapes.ts';

type At = readonly [x: number, y: number];

/** Each is drawn around a point, about 40 units wide. */

export function gear([x, y]: At, fill: string, hole: string): Svg {
  const teeth = [0, 45, 90, 135]
    .map((turn) => `<rect x="-6" y="-21" width="12" height="42" rx="4" transform="rotate(${turn})"/>`)
    .join('');
  return `<g transform="translate(${x} ${y})" fill="${fill}">${teeth}<circle r="15"/><circle r="6.5" fill="${hole}"/></g>`;
}

export function envelope([x, y]: At, stroke: string, scale = 1): Svg {
  const line = `fill="none" stroke="${stroke}" stroke-width="5" stroke-linejoin="round" stroke-linecap="round"`;
  return `<g transform="translate(${x} ${y}) scale(${scale})" ${line}><rect x="-20" y="-15" width="40" height="30" rx="6"/><path d="M-18-11L0 3 18-11"/></g>`;
}

export function padlock([x, y]: At, fill: string): Svg {
  return (
    `<g transform="translate(${x} ${y})"><rect x="-10" y="-3" width="20" height="16" rx="4" fill="${fill}"/>` +
    `<path d="M-6-3v-5a6 6 0 0 1 12 0v5" fill="none" stroke="${fill}" stroke-width="4"/></g>`
  );
}

export function key([x, y]: At, stroke: string): Svg {
  const line = `fill="none" stroke="${stroke}" stroke-width="6.5" stroke-linejoin="round" stroke-linecap="round"`;
  return `<g transform="translate(${x} ${y}) rotate(-35)" ${line}><circle cx="-15" r="12"/><path d="M-3 0h32v11M17 0v9"/></g>`;
}

export function reload([x, y]: At, stroke: string): Svg {
  const line = `fill="none" stroke="${stroke}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"`;
  return `<g transform="translate(${x} ${y})" ${line}><path d="M15-9A17.5 17.5 0 1 0 17.5 2"/><path d="M17-21v13H4"/></g>`;
}

export function chevron([x, y]: At, points: 'left' | 'right', stroke: string): Svg {
  const out = points === 'left' ? -1 : 1;
  return `<path d="M${x - 6 * out} ${y - 12}l${12 * out} 12 ${-12 * out} 12" fill="none" stroke="${stroke}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/>`;
}
