/** The one door to what is simulated; the bench starts the product and its world, and no program of either knows of it. */
export { walkReconnect } from '../../../apps/playground/src/conformance/browser-walk.ts';
export {
  createMovableClock,
  createSimulatedGoogle,
  createSimulatedMailbox,
  createSimulatedMicrosoft,
  type FaultName,
  type SimulatedGoogle,
  type SimulatedMailbox,
  type SimulatedMicrosoft,
} from '../../../packages/simulators/src/index.ts';
