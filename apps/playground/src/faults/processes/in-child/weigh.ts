import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Loaded into a process of the product before the product itself (`node --import`): asked by its parent, it collects all
 * garbage and says how much memory is still in use. What a process merely occupies says little: V8 lets garbage lie as
 * long as there is room.
 */
setFlagsFromString('--expose-gc');
// The flag gives its function to contexts that are made after it.
const collect: () => void = runInNewContext('gc');

process.on('message', (message) => {
  if (typeof message !== 'object' || message === null || !('weigh' in message)) return;
  collect();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ inUse: heapUsed + external });
});
