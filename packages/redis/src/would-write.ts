/**
 * A script that does nothing and might write: a Redis runs it only where it takes writes now, and else says why not
 * (`OOM`, `READONLY`, `NOREPLICAS`, `MISCONF`). The first line makes it ask beforehand.
 */
export const wouldWrite = '#!lua\nreturn 1';
