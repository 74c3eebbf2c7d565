/** Named fields only, none of them personal; pino satisfies it. */
export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** A platform's own word for why it refused (`invalid_auth`); a sentence may hold what must not be logged. */
const word = /^[a-z][a-z_]{0,63}$/;

/** An error's class and code, and the platform's word where one refused; its message may hold what must not be logged. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? [String(error.code)] : [];
  const reason = 'reason' in error && typeof error.reason === 'string' && word.test(error.reason) ? [error.reason] : [];
  return [error.name, ...code, ...reason].join(':');
}
