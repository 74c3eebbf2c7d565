/** Milliseconds before the next try: doubles up to two seconds; the jitter keeps many processes from returning in step. */
export function reconnectDelay(attempt: number): number {
  return Math.min(50 * 2 ** attempt, 2_000) * (0.5 + Math.random() / 2);
}
