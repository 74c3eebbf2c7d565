/** Where a command speaks: what was asked for, and what is wrong. One line each, without its end. */
export interface Print {
  out(line: string): void;
  problem(line: string): void;
}
