import { visitConsent } from '@reconnect/simulators';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBrowser } from './testing/browser.ts';
import { inboxApiKey, startWebBench, type WebBench } from './testing/web-bench.ts';

let bench: WebBench;
beforeEach(async () => {
  bench = await startWebBench();
});
afterEach(async () => {
  await bench.close();
});

async function reconnect(): Promise<void> {
  const browser = createBrowser();
  const back = await visitConsent((await browser.press(await bench.issue())).location);
  expect((await browser.get(back)).status).toBe(200);
}

async function report(at: string, ok = true): Promise<number> {
  const response = await fetch(`${bench.url}/api/v1/inboxes/ib_1/sync-reports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${inboxApiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ at, ok, ...(ok ? { imported: 12 } : { error: { status: 503 } }) }),
  });
  return response.status;
}

const imports = () => bench.told.filter(({ type }) => type === 'import.confirmed');

describe('a sync report', () => {
  it('that is good and younger than a reconnect is told to the conversation, once', async () => {
    await report('2026-11-22T18:45:01Z');
    expect(imports()).toEqual([]);
    await reconnect();
    expect(await report('2026-11-22T18:44:59Z')).toBe(204);
    expect(await report('2026-11-22T18:46:00Z', false)).toBe(204);
    expect(imports()).toEqual([]);
    const statuses = await Promise.all(Array.from({ length: 5 }, () => report('2026-11-22T18:46:30Z')));
    expect(new Set(statuses)).toEqual(new Set([204]));
    expect(imports()).toMatchObject([{ inbox: { id: 'ib_1' }, imported: 12, importedAt: '2026-11-22T18:46:30Z' }]);
  });

  it('whose news cannot be stored is refused, and told when Aptly sends it again', async () => {
    await reconnect();
    bench.faults.confirmImport = new Error('the store is away');
    expect(await report('2026-11-22T18:46:30Z')).toBe(500);
    delete bench.faults.confirmImport;
    expect(await report('2026-11-22T18:46:30Z')).toBe(204);
    expect(imports()).toHaveLength(1);
  });
});
