import type { Json } from '@reconnect/storage';

/** Plain data as the store takes it; an interface is not assignable to `Json` and may hold `undefined`. */
export function asJson(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
