/** What a handler threw, in the words an operator reads among the dead letters. */
export function reasonOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
