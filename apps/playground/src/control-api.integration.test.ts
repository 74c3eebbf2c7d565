import { type LoopbackServer, serveOnLoopback } from '@reconnect/simulators';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { controlApi } from './control-api.ts';
import { createLiveViews, type LiveViews } from './live-views.ts';
import { type Playground, startPlayground } from './playground.ts';

let playground: Playground;
let live: LiveViews;
let server: LoopbackServer;
let reported: unknown[];
const broken = new Error('Nobody is to read this.');

beforeAll(async () => {
  playground = await startPlayground({ port: 0, logLevel: 'silent' });
  const { world, stage, desk } = playground;
  live = createLiveViews(() => {
    throw broken;
  });
  const failing = { ...stage, lift: () => Promise.reject(broken) };
  const failed = (error: unknown) => void reported.push(error);
  server = await serveOnLoopback(express().use(controlApi({ world, stage: failing, live, desk, failed })));
});
beforeEach(() => {
  reported = [];
});
afterAll(async () => {
  live.close();
  await server.close();
  await playground.stop();
});

async function post(path: string, body: string) {
  const response = await fetch(`${server.url}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return { status: response.status, told: await response.text() };
}

describe('What the page hears of an error', () => {
  it.each<[string, Parameters<typeof post>, readonly [number, string]]>([
    ['what went wrong on this side', ['lift', '{}'], [500, 'The playground could not do that; its log says why.']],
    ['a body that is no JSON', ['say', '{"text":'], [400, 'That could not be read.']],
    ['a body that is too long', ['say', JSON.stringify({ text: 'x'.repeat(70_000) })], [413, 'That is too long.']],
  ])('is a sentence in JSON, without a stack: %s', async (_, request, [status, error]) => {
    const answer = await post(...request);
    expect(answer).toEqual({ status, told: JSON.stringify({ error }) });
    expect(reported).toEqual(status === 500 ? [broken] : []);
  });
});
