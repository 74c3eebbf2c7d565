import { handOver, handOverAnew } from './hand-over.ts';

/**
 * Where a verdict leads, the most specific first. No line that leads to a link can be reached with a verdict that
 * forbids one: waiting, an administrator, our own fault and the unknown are taken out above it.
 */
export const routeOfVerdict = [
  { guard: 'limitOutlastsPatience', ...handOverAnew('still_limited') },
  { guard: 'patienceIsUsedUp', ...handOverAnew('still_out') },
  { guard: 'mustWait', target: '#waitingForProvider' },
  { guard: 'needsAdministrator', target: '#informingAdministrator' },
  { guard: 'isUnknownForTheFirstTime', target: '#puzzled' },
  { guard: 'isUnknown', ...handOver('unknown_twice') },
  { guard: 'needsSupport', ...handOver('our_fault') },
  { guard: 'canRestartSync', target: '#restartingSync' },
  { guard: 'isHealthy', target: '#confirmingHealth' },
  { guard: 'signingInCannotHelp', ...handOver('our_fault') },
  { guard: 'everythingWasTried', ...handOver('still_broken') },
  { guard: 'ownerCouldNotHelp', ...handOver('still_broken') },
  { guard: 'isNotTheOwner', target: '#waitingForOwner' },
  { guard: 'reconnectDidNotHelp', target: '#offeringFullDisconnect' },
  { target: '#offeringReconnect' },
] as const;
