/**
 * Where a verdict leads, the most specific first. No line that leads to a link can be reached with a verdict that
 * forbids one: waiting, an administrator, our own fault and the unknown are taken out above it.
 */
export const routeOfVerdict = [
  {
    guard: 'patienceIsUsedUp',
    target: '#confirmingHandoff',
    actions: { type: 'rememberReason', params: { reason: 'still_limited' } },
  },
  { guard: 'mustWait', target: '#waitingForProvider' },
  { guard: 'needsAdministrator', target: '#informingAdministrator' },
  { guard: 'isUnknownForTheFirstTime', target: '#puzzled' },
  {
    guard: 'isUnknown',
    target: '#confirmingHandoff',
    actions: { type: 'rememberReason', params: { reason: 'unknown_twice' } },
  },
  {
    guard: 'needsSupport',
    target: '#confirmingHandoff',
    actions: { type: 'rememberReason', params: { reason: 'our_fault' } },
  },
  { guard: 'canRestartSync', target: '#restartingSync' },
  { guard: 'isHealthy', target: '#confirmingHealth' },
  {
    guard: 'signingInCannotHelp',
    target: '#confirmingHandoff',
    actions: { type: 'rememberReason', params: { reason: 'our_fault' } },
  },
  {
    guard: 'everythingWasTried',
    target: '#confirmingHandoff',
    actions: { type: 'rememberReason', params: { reason: 'still_broken' } },
  },
  {
    guard: 'ownerCouldNotHelp',
    target: '#confirmingHandoff',
    actions: { type: 'rememberReason', params: { reason: 'still_broken' } },
  },
  { guard: 'isNotTheOwner', target: '#waitingForOwner' },
  { guard: 'reconnectDidNotHelp', target: '#offeringFullDisconnect' },
  { target: '#offeringReconnect' },
] as const;
