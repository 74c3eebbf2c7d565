import type { Platform } from '@reconnect/assistant';
import type { SealOwner } from '@reconnect/inboxes';

/** One team, tenant or enterprise of a platform. */
export interface InstalledAt {
  readonly platform: Platform;
  readonly tenant: string;
}

/** Until when the process named by `holder` alone may ask for another secret, in milliseconds since 1970. */
export type Lease = {
  readonly holder: string;
  readonly until: number;
};

/** An installation as it is stored. */
export type InstallationRecord = {
  readonly workspace: string;
  readonly sealed: string;
  /** Milliseconds since 1970. */
  readonly installedAt: number;
  readonly lease?: Lease;
};

export const recordName = 'installation';

export const inSlack = (tenant: string): InstalledAt => ({ platform: 'slack', tenant });

export const partitionOf = ({ platform, tenant }: InstalledAt): string => `installation:${platform}:${tenant}`;

/** A sealed secret opens in its own tenant and workspace only. No inbox has such an id, so none of theirs opens here. */
export const ownerOf = (at: InstalledAt, workspace: string): SealOwner => ({ inboxId: partitionOf(at), workspace });
