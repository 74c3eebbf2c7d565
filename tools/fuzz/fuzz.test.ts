import { describe, expect, it } from 'vitest';
import { openCover } from './cover.ts';
import { readMagic, readMembers, trimSlowly } from './planted-reader.ts';
import { FuzzFailure, search } from './search.ts';
import { texts } from './texts.ts';
import { type Value, values } from './values.ts';
import { wordsOf } from './words.ts';

const planted = new URL('./planted-reader.ts', import.meta.url);
const unguided = { hasGrown: () => false, overlook: () => undefined };
const inputs = 4_000;
const letters = [...'abcdefghijklmnopqrstuvwxyz!'];
const inText = { kind: texts, seeds: [''], words: letters, check: (text: string) => void readMagic(text), inputs };
const inMembers = {
  kind: values,
  seeds: [{}],
  words: ['list', ...letters],
  inputs,
  check: (value: Value) => void readMembers(value),
};
/** Before every search: what one has reached is new to the next. */
const guided = () => openCover([planted]);

describe('the search', { timeout: 60_000 }, () => {
  it('gets past four conditions because it is led from one to the next', async () => {
    const found = search({ ...inText, seed: 2, cover: guided() });
    await expect(found).rejects.toThrow(/a promise is broken \(seed 2\): "fuz!/);
    await expect(found).rejects.toMatchObject({ cause: { message: 'the planted mistake' } });
  });

  it('does not get past them where nothing leads it', async () => {
    expect(await search({ ...inText, seed: 2, cover: unguided })).toEqual({ kept: 1 });
  });

  it('gets past the like in JSON', async () => {
    await expect(search({ ...inMembers, seed: 2, cover: guided() })).rejects.toThrow('"list":[');
    expect(await search({ ...inMembers, seed: 2, cover: unguided })).toEqual({ kept: 1 });
  });

  it('tries the same with the same seed, and something else with another', async () => {
    const triedWith = async (seed: number) => {
      const tried: string[] = [];
      const check = (text: string) => void tried.push(text + readMagic(text));
      await search({ ...inText, check, inputs: 200, seed, cover: guided() });
      return tried;
    };
    const first = await triedWith(3);
    expect(await triedWith(3)).toEqual(first);
    expect(await triedWith(4)).not.toEqual(first);
  });

  it('tells what takes time that grows with the square of the input', async () => {
    const slow = { ...inText, seeds: ['some words'], check: (text: string) => void trimSlowly(text), seed: 2 };
    const found = search({ ...slow, cover: unguided });
    await expect(found).rejects.toBeInstanceOf(FuzzFailure);
    await expect(found).rejects.toThrow(/^\d+ ms of processor time \(seed 2\): .* \+ "\s+"\.repeat\(\d+\)/);
  });

  it('takes a rejection for a broken promise too', async () => {
    const check = () => Promise.reject(new TypeError('later'));
    await expect(search({ ...inText, check, seed: 1, cover: unguided })).rejects.toMatchObject({
      message: 'a promise is broken (seed 1): ""',
      cause: { message: 'later' },
    });
  });
});

describe('what is covered', () => {
  it('grows with what runs for the first time, and far more often, and with nothing else', () => {
    const cover = guided();
    const grown = (text: string, times: number) => {
      for (let left = times; left > 0; left -= 1) readMagic(text);
      return cover.hasGrown();
    };
    expect(cover.missed()).toEqual([planted]);
    expect(grown('', 1)).toBe(true);
    expect(grown('g', 1)).toBe(false);
    expect(grown('f', 1)).toBe(true);
    expect(grown('', 50)).toBe(true);
    expect(grown('', 51)).toBe(false);
    readMagic('fu');
    cover.overlook();
    expect(cover.hasGrown()).toBe(false);
    expect(grown('fu', 1)).toBe(true);
    expect(cover.missed()).toEqual([]);
  });
});

it('the words of a file are what it compares with and what it looks for', () => {
  expect(wordsOf([planted])).toEqual(expect.arrayContaining(['f', 'list', 'no array', 'charAt', 'length']));
  // It stands in a comment only.
  expect(wordsOf([planted]).join(' ')).not.toContain('square');
});
