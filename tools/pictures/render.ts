import { existsSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { palettedPng } from './paletted-png.ts';

/** Where Debian's package `fonts-inter` puts the weights that are drawn with (SIL Open Font License; not shipped). */
const fontFiles = ['Medium', 'SemiBold', 'Bold'].map((weight) => `/usr/share/fonts/opentype/inter/Inter-${weight}.otf`);

/** An opaque picture with words in it. Another font would move the words, so without Inter nothing is rendered. */
export function renderScene(drawing: string): Buffer {
  const missing = fontFiles.find((file) => !existsSync(file));
  if (missing !== undefined) {
    throw new Error(
      `A picture was redrawn, and rendering it needs the font Inter (apt install fonts-inter): no ${missing}.`,
    );
  }
  const { width, height, pixels } = new Resvg(drawing, { font: { loadSystemFonts: false, fontFiles } }).render();
  return palettedPng({ width, height, data: pixels });
}

/** A picture without words, as wide as asked for. */
export function renderIcon(drawing: string, width: number): Buffer {
  return new Resvg(drawing, { font: { loadSystemFonts: false }, fitTo: { mode: 'width', value: width } })
    .render()
    .asPng();
}
