import { causes, remedies } from '@reconnect/troubleshooting';
import { expect, it } from 'vitest';
import { fuzz, patience } from '../../../../tools/fuzz/fuzz.ts';
import { texts } from '../../../../tools/fuzz/texts.ts';
import { type Value, values } from '../../../../tools/fuzz/values.ts';
import { labelledCases } from '../cases/labelled-cases.ts';
import { explainCase } from '../explain/explain-case.ts';
import { redact } from '../verdicts/redact.ts';
import { readBody } from './read-body.ts';

const source = (name: string) => new URL(`../${name}.ts`, import.meta.url);
const now = Date.parse('2026-11-22T18:45:00Z');
const reading = ['read-aadsts', 'read-body', 'read-challenge', 'read-known', 'read-push', 'read-retry', 'read-words'];

it('an answer of any shape is explained', { timeout: patience }, async () => {
  await fuzz<Value>({
    kind: values,
    sources: [
      ...reading.map((name) => source(`reading/${name}`)),
      source('explain/explain-case'),
      source('rules/judge'),
    ],
    seeds: [
      ...(labelledCases as unknown as readonly Value[]).filter((_, at) => at % 8 === 0),
      { provider: 'google', http: { status: 429, headers: { 'retry-after': '604800' }, body: '' } },
    ],
    inputs: 800,
    check(pasted) {
      const { cause, remedy, retryAfterSeconds, sentence } = explainCase(pasted, now);
      expect(causes).toContain(cause);
      expect(remedies).toContain(remedy);
      expect(sentence).not.toContain('{');
      if (retryAfterSeconds !== null) expect(retryAfterSeconds).toSatisfy((s: number) => s >= 0 && s <= 7 * 86_400);
    },
  });
});

it('a body of any text is read', { timeout: patience }, async () => {
  await fuzz({
    kind: texts,
    sources: [source('reading/read-body')],
    seeds: [
      '{"error":"invalid_grant"}',
      '<html><body>{"error":{"code":400}}</body></html>',
      '?error=x&error_description=y',
      ")]}'\n[1]",
      '"{\\"a\\":1}"',
    ],
    inputs: 1_000,
    check(body) {
      const { shape, text } = readBody(body);
      expect(['json', 'html', 'text', 'empty', 'broken']).toContain(shape);
      expect(text.length).toBeLessThanOrEqual(65_536);
    },
  });
});

it('a sentence of any text is shown short, without the token or the address in it', { timeout: patience }, async () => {
  await fuzz({
    kind: texts,
    sources: [source('verdicts/redact')],
    seeds: [
      'Token has been expired or revoked. access_token=ya29.abcdef',
      'AADSTS50173: Bearer abcdefgh12345678 for ana@northwind.example',
      '',
    ],
    inputs: 1_000,
    check(text) {
      const clean = redact(`${text.slice(0, 500)} ya29.CanarySecret99 canary@northwind.example`);
      expect(clean).not.toMatch(/canary/i);
      expect(clean.length).toBeLessThanOrEqual(300);
    },
  });
});
