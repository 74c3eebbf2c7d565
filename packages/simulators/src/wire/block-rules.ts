/** Notes what is wrong at a JSON pointer. */
export type Report = (at: string, complaint: string) => void;

/** Checks a value that is there. */
export type Rule = (value: unknown, at: string, report: Report) => void;

type Fields = Readonly<Record<string, Rule>>;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function string(max: number, min = 1): Rule {
  return (value, at, report) => {
    if (typeof value !== 'string') return report(at, 'must be a string');
    if (value.length < min) report(at, `must be more than ${min - 1} characters`);
    if (value.length > max) report(at, `must be less than ${max + 1} characters`);
    if (value.includes('\u0000') || !value.isWellFormed())
      report(at, 'must be made of whole characters, none of them NUL');
  };
}

export function wholeNumber(least: number, most: number): Rule {
  return (value, at, report) => {
    if (!Number.isInteger(value) || Number(value) < least || Number(value) > most)
      report(at, `must be a whole number from ${least} to ${most}`);
  };
}

/** An address that people's browsers can open. */
export function webAddress(max: number): Rule {
  const sized = string(max);
  return (value, at, report) => {
    sized(value, at, report);
    if (!/^https?:$/.test(URL.parse(String(value))?.protocol ?? '')) report(at, 'must be a valid URL');
  };
}

export function oneOf(...allowed: readonly string[]): Rule {
  return (value, at, report) => {
    if (typeof value !== 'string' || !allowed.includes(value)) report(at, `must be one of: ${allowed.join(', ')}`);
  };
}

export const flag: Rule = (value, at, report) => {
  if (typeof value !== 'boolean') report(at, 'must be a boolean');
};

export const anything: Rule = () => undefined;

export function list(rule: Rule, max: number, min = 1): Rule {
  return (value, at, report) => {
    if (!Array.isArray(value)) return report(at, 'must be an array');
    if (value.length < min) report(at, `no fewer than ${min} items allowed`);
    if (value.length > max) report(at, `no more than ${max} items allowed`);
    value.forEach((item, index) => {
      rule(item, `${at}/${index}`, report);
    });
  };
}

/** An object with these fields and, beside `type` and `block_id`, no others. */
export function shape(required: Fields, optional: Fields = {}): Rule {
  const known: Fields = { type: anything, block_id: string(255), ...optional, ...required };
  return (value, at, report) => {
    if (!isRecord(value)) return report(at, 'must be an object');
    for (const name of Object.keys(required))
      if (value[name] === undefined) report(at, `missing required field: ${name}`);
    for (const [name, inner] of Object.entries(value)) {
      const rule = ruleOf(known, name);
      if (rule === undefined) report(`${at}/${name}`, `invalid additional property: ${name}`);
      else if (inner !== undefined) rule(inner, `${at}/${name}`, report);
    }
  };
}

/** An object whose `type` says which rule holds. */
export function tagged(rules: Fields): Rule {
  return (value, at, report) => {
    if (!isRecord(value)) return report(at, 'must be an object');
    const rule = ruleOf(rules, value['type']);
    if (rule === undefined) return report(`${at}/type`, `unsupported type: ${String(value['type'])}`);
    rule(value, at, report);
  };
}

/** What every object inherits is no rule, whatever an app sends as a name. */
function ruleOf(rules: Fields, name: unknown): Rule | undefined {
  return typeof name === 'string' && Object.hasOwn(rules, name) ? rules[name] : undefined;
}

export function both(first: Rule, second: Rule): Rule {
  return (value, at, report) => {
    first(value, at, report);
    second(value, at, report);
  };
}
