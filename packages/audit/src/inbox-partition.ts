const prefix = 'inbox:';

/**
 * One partition an inbox: its grant, its sync state, its reconnect links and what is noted of each deed change in one
 * commit. The packages that write there know nothing of one another, so its name is here.
 */
export function inboxPartition(inboxId: string): string {
  return `${prefix}${inboxId}`;
}

/** The inbox whose partition this is. */
export function inboxIn(partition: string): string {
  return partition.slice(prefix.length);
}
