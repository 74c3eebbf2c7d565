/** What holds of every Redis, whatever is kept in it. The records are in @reconnect/storage, the jobs in @reconnect/jobs. */
export { isOfCluster } from './is-of-cluster.ts';
export { leaveReplica } from './leave-replica.ts';
export { reconnectDelay } from './reconnect-delay.ts';
export { wouldWrite } from './would-write.ts';
