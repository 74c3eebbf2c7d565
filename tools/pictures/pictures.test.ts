import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { type ArticleStep, articleSteps } from '../../packages/article/src/index.ts';
import { type Palette, palettes, themes } from './palette.ts';
import { renewPictures } from './pictures.ts';
import { drawStep } from './steps.ts';

const draw = (step: ArticleStep, theme: 'light' | 'dark') => drawStep(step, articleSteps.indexOf(step) + 1, theme);

const wordsIn = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, words = '']) => words);

/** What each step is about, by the names of Aptly's buttons and menus. */
const shown: Readonly<Record<ArticleStep, readonly string[]>> = {
  open_settings: ['Settings'],
  personal_inbox: ['My Settings', 'Personal Inbox'],
  select_inbox: ['Personal Inbox', 'dana@mail.example'],
  reconnect: ['Reconnect'],
  sign_in: ['Single Sign On', 'dana@mail.example'],
  save: ['Save'],
  refresh_browser: ['Aptly'],
};
const names = [
  'Aptly',
  'Settings',
  'My Settings',
  'Personal Inbox',
  'Reconnect',
  'Disconnect',
  'Save',
  'Single Sign On',
];

/** WCAG 2 contrast of two colours. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('the pictures', () => {
  it('are what their drawings give', async () => {
    expect(await renewPictures(true)).toEqual([]);
  });

  it.each(articleSteps)('show %s by the names that Aptly has, and no words of any language', (step) => {
    const words = wordsIn(draw(step, 'light'));
    const number = String(articleSteps.indexOf(step) + 1);
    expect(words).toEqual(expect.arrayContaining([...shown[step], number]));
    expect(words.filter((word) => ![...names, 'dana@mail.example', number].includes(word))).toEqual([]);
  });

  it.each(articleSteps)('show %s alike in light and dark', (step) => {
    const colourless = (svg: string) => svg.replaceAll(/#[0-9a-f]{6}/g, '#');
    expect(colourless(draw(step, 'dark'))).toBe(colourless(draw(step, 'light')));
    expect(draw(step, 'dark')).not.toBe(draw(step, 'light'));
  });

  it.each(themes)('can be read in %s', (theme) => {
    const colours = palettes[theme];
    const words: readonly (readonly [keyof Palette, keyof Palette])[] = [
      ['ink', 'paper'],
      ['ink', 'side'],
      ['ink', 'tint'],
      ['quiet', 'paper'],
      ['accent', 'tint'],
      ['onAccent', 'accent'],
      ['onMark', 'mark'],
    ];
    const signs: typeof words = [
      ['mark', 'paper'],
      ['mark', 'side'],
      ['ink', 'frame'],
      ['onGood', 'good'],
    ];
    expect(words.filter(([ink, ground]) => contrast(colours[ink], colours[ground]) < 4.5)).toEqual([]);
    expect(signs.filter(([ink, ground]) => contrast(colours[ink], colours[ground]) < 3)).toEqual([]);
  });
});

/** The pixels of a PNG as red, green, blue and alpha, the colours multiplied by alpha. */
function pixelsOf(file: string, size: number): number[][] {
  const png = readFileSync(new URL(`../../apps/${file}`, import.meta.url)).toString('base64');
  const image = `<image width="${size}" height="${size}" href="data:image/png;base64,${png}"/>`;
  const { pixels } = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${image}</svg>`,
  ).render();
  return Array.from({ length: size * size }, (_, at) => [...pixels.subarray(at * 4, at * 4 + 4)]);
}

describe('the icons of the Teams app', () => {
  it('are, in colour, opaque to the corners', () => {
    expect(pixelsOf('teams/appPackage/color.png', 192).filter(([, , , alpha]) => alpha !== 255)).toEqual([]);
  });

  it('are, in outline, white on nothing', () => {
    const pixels = pixelsOf('teams/appPackage/outline.png', 32);
    const coloured = pixels.filter(([red, green, blue, alpha]) => red !== alpha || green !== alpha || blue !== alpha);
    expect(coloured).toEqual([]);
    expect(pixels.some(([, , , alpha]) => alpha === 255)).toBe(true);
    expect([0, 31, 992, 1023].map((corner) => pixels[corner]?.[3])).toEqual([0, 0, 0, 0]);
  });
});
