import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type TestDesk } from '../testing/desk.ts';
import { report } from './report-command.ts';

let desk: TestDesk;
let folder: string;
beforeEach(() => {
  desk = openDesk({ name: 'memory', open: createMemoryStorage });
  folder = mkdtempSync(join(tmpdir(), 'report-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await desk.close();
});

describe('pnpm report', () => {
  it.each([
    ['a folder that is not there', () => join(folder, 'nowhere', 'report.html'), 'ENOENT'],
    ['a folder itself', () => folder, 'EISDIR'],
  ])('says so when its page cannot be written to %s', async (_where, at, code) => {
    expect(await report.prepare(['--html', at()], { STORE: 'sqlite:any' }).run(desk, desk.print)).toBe(1);
    expect(desk.wrong).toEqual([expect.stringContaining(`The report cannot be written to ${at()} (${code}).`)]);
    expect(desk.said).toEqual([]);
  });
});
