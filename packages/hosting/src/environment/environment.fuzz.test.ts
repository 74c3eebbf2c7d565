import { expect, it } from 'vitest';
import { fuzz, patience } from '../../../../tools/fuzz/fuzz.ts';
import { type Value, values } from '../../../../tools/fuzz/values.ts';
import { sampleVariables } from '../../../../tools/sample-variables.ts';
import { HostingError } from '../errors.ts';
import { readEnvironment } from './environment.ts';

const also = {
  IMAP_URL: 'imaps://box:canary@mail.example/INBOX',
  MAIL_AUTHSERV_ID: 'mx.canary.example',
  MAIL_REPLY_TO: 'bot@canary.example',
  SUPPORT_SENDERS: 'ana@canary.example, canary.example',
  TEAMS_SERVICE_HOSTS: 'canary.example',
  TRUSTED_PROXIES: '1',
  WEBHOOK_URL: 'https://canary.example/hooks',
};

/** An environment knows texts only. */
const variablesIn = (value: Value) =>
  Object.fromEntries(Object.entries(value ?? {}).filter(([, one]) => typeof one === 'string'));

it('any environment is taken, or refused without a word of what is in it', { timeout: patience }, async () => {
  await fuzz<Value>({
    kind: values,
    sources: ['./settings.ts', './contradictions.ts'].map((path) => new URL(path, import.meta.url)),
    seeds: [{ ...sampleVariables }, { ...sampleVariables, ...also }, {}],
    inputs: 500,
    refuses: (error) => error instanceof HostingError && error.code === 'environment' && !/canary/.test(error.message),
    check(value) {
      const variables = variablesIn(value);
      expect(readEnvironment('web', variables).HOST).not.toBe('');
      expect(readEnvironment('slack', variables).PORT ?? 0).toBeLessThanOrEqual(65_535);
      expect(readEnvironment('teams', variables).TEAMS_SERVICE_HOSTS).not.toContain('');
    },
  });
});
