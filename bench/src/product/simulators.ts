/** The one door to what is simulated and to who plays Aptly; the bench starts the product and its world, and no program of either knows of it. */

export {
  createMovableClock,
  createSimulatedGoogle,
  createSimulatedMailbox,
  createSimulatedMicrosoft,
  type FaultName,
  type SimulatedGoogle,
  type SimulatedMailbox,
  type SimulatedMicrosoft,
} from '@reconnect/simulators';
export { walkReconnect } from '../../../apps/playground/src/conformance/browser-walk.ts';
export { createInboxApi, type InboxApi, type RegisteredInbox } from '../../../apps/playground/src/stage/inbox-api.ts';
