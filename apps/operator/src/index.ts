/** What an operator does by hand. */
export { type Machine, runOperator } from './run-operator.ts';
