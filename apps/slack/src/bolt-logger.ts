import type { Log } from '@reconnect/assistant';
import { type Logger, LogLevel } from '@slack/bolt';

/** Lets Bolt's warnings into our log. Its debug lines, and whatever is not a plain sentence, may hold payloads. */
export function createBoltLogger(log: Log): Logger {
  const sentence = (parts: readonly unknown[]) => parts.filter((part) => typeof part === 'string').join(' ');
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.warn({ from: 'bolt' }, sentence(parts)),
    error: (...parts) => log.error({ from: 'bolt' }, sentence(parts)),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
