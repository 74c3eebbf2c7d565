/** How a webhook goes wrong; each fault strikes the next `times` (1) deliveries, in the order they were planned. */
export type AptlyFault =
  /** Answers this and takes nothing in; a 3xx leads elsewhere at the same receiver. */
  | { readonly kind: 'answer'; readonly status: number }
  /** Never answers. */
  | { readonly kind: 'hang' }
  /** Cuts the connection. */
  | { readonly kind: 'reset' }
  /** Takes the event in and cuts the connection instead of saying so. */
  | { readonly kind: 'lost-answer' };

export interface AptlyFaults {
  answer(status: number, times?: number): void;
  hang(times?: number): void;
  reset(times?: number): void;
  loseAnswer(times?: number): void;
  clear(): void;
  /** For the server: takes the fault that is next. */
  take(): AptlyFault | undefined;
}

export function createAptlyFaults(): AptlyFaults {
  let planned: AptlyFault[] = [];
  const plan = (fault: AptlyFault, times: number) => planned.push(...Array<AptlyFault>(times).fill(fault));
  return {
    answer: (status, times = 1) => void plan({ kind: 'answer', status }, times),
    hang: (times = 1) => void plan({ kind: 'hang' }, times),
    reset: (times = 1) => void plan({ kind: 'reset' }, times),
    loseAnswer: (times = 1) => void plan({ kind: 'lost-answer' }, times),
    clear() {
      planned = [];
    },
    take: () => planned.shift(),
  };
}
