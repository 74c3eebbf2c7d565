import type { SimulatedMail } from '../../provider/mail.ts';
import type { GraphRefusal } from './graph-error.ts';

export type Filter =
  | { readonly keeps: (mail: SimulatedMail) => boolean; readonly clauses: readonly FilterClause[] }
  | { readonly refused: GraphRefusal };

export interface FilterClause {
  readonly operator: Operator;
  /** Milliseconds since 1970. */
  readonly moment: number;
}

type Operator = keyof typeof comparisons;

const comparisons = {
  ge: (a: number, b: number) => a >= b,
  gt: (a: number, b: number) => a > b,
  le: (a: number, b: number) => a <= b,
  lt: (a: number, b: number) => a < b,
};

/** Understands comparisons of `receivedDateTime`, joined by `and`. */
export function readFilter(filter: string | null): Filter {
  const clauses: FilterClause[] = [];
  for (const text of (filter ?? '').split(/\s+and\s+/i)) {
    const [property = '', operator = '', value = '', ...more] = text.split(/\s+/).filter((word) => word !== '');
    if (property === '') continue;
    if (property !== 'receivedDateTime') return { refused: { name: 'filterInvalid', values: { property } } };
    const moment = momentOf(value);
    if (!isOperator(operator) || Number.isNaN(moment) || more.length > 0)
      return { refused: { name: 'filterMalformed' } };
    clauses.push({ operator, moment });
  }
  const keeps = ({ receivedAt }: SimulatedMail) =>
    clauses.every(({ operator, moment }) => comparisons[operator](receivedAt, moment));
  return { keeps, clauses };
}

function isOperator(word: string): word is Operator {
  return word in comparisons;
}

/** A date and a time with their zone, and no quotes around them, as OData wants it; else not a number. */
function momentOf(value: string): number {
  return /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : Number.NaN;
}
