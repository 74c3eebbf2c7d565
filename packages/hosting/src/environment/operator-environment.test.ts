import { describe, expect, it } from 'vitest';
import { sampleVariables } from '../../../../tools/sample-variables.ts';
import { readOperatorEnvironment } from './operator-environment.ts';

describe('the environment of an operator’s command', () => {
  it('holds the store, with the default of the apps, and only what the command needs', () => {
    expect(readOperatorEnvironment([], sampleVariables)).toEqual({ STORE: 'sqlite:.data/reconnect.db' });
    expect(readOperatorEnvironment(['GRANT_KEYS'], { ...sampleVariables, STORE: 'redis://127.0.0.1' })).toEqual({
      STORE: 'redis://127.0.0.1',
      GRANT_KEYS: sampleVariables.GRANT_KEYS,
    });
  });

  it('lists everything missing or wrong in one message, and repeats no value', () => {
    expect(() => readOperatorEnvironment(['GRANT_KEYS'], { STORE: 'canary', GRANT_KEYS: '' })).toThrow(
      /^These variables are missing or wrong:\n {2}STORE: must be (?!.*canary).*\n {2}GRANT_KEYS: missing; it must be .*$/,
    );
  });

  it('wants a NODE_ENV that is known', () => {
    expect(() => readOperatorEnvironment([], { NODE_ENV: 'prod', STORE: 'redis://a' })).toThrow(/NODE_ENV: must be /);
  });

  it('refuses a store that no other process can see', () => {
    expect(() => readOperatorEnvironment([], { STORE: 'memory' })).toThrow(/STORE: must not be "memory"/);
  });
});
