import { type AddressLimits, type AddressLimitsOptions, createAddressLimits } from './address-limits.ts';
import { createLimits, type Limits } from './limits.ts';

export interface OpenLimits {
  readonly providers: Limits;
  readonly addresses: AddressLimits;
  close(): Promise<void>;
}

/** The limits that go with what `STORE` names: counted by all processes on Redis, by each for itself elsewhere. */
export async function openLimits(store: string, options: AddressLimitsOptions): Promise<OpenLimits> {
  const scripts = await openScripts(store);
  return {
    providers: createLimits(scripts),
    addresses: createAddressLimits(scripts, options),
    close: async () => scripts?.close(),
  };
}

async function openScripts(store: string) {
  if (!/^rediss?:/.test(store)) return undefined;
  const { openRedisScripts } = await import('@reconnect/storage/redis');
  return openRedisScripts(store);
}
