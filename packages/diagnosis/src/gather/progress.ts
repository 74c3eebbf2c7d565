import { type Check, type CheckName, type CheckState, checkNames } from '@reconnect/troubleshooting';

/** The four checks a person watches, told anew whenever one settles. */
export interface Progress {
  settle(name: CheckName, state: CheckState): void;
  /** Whatever is still open was not needed. */
  finish(): readonly Check[];
}

export function createProgress(tell: ((checks: readonly Check[]) => void) | undefined): Progress {
  const states = new Map<CheckName, CheckState>(checkNames.map((name) => [name, 'pending']));
  const checks = (): readonly Check[] => checkNames.map((name) => ({ name, state: states.get(name) ?? 'pending' }));
  return {
    settle(name, state) {
      if (states.get(name) === state) return;
      states.set(name, state);
      tell?.(checks());
    },
    finish() {
      for (const name of checkNames) if (states.get(name) === 'pending') this.settle(name, 'skipped');
      return checks();
    },
  };
}
