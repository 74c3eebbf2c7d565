import { storageContract } from '../storage.contract.ts';
import { createMemoryStorage } from './memory-storage.ts';

const ownMemory = 'each memory storage is a store of its own, on purpose';

storageContract({
  name: 'memory',
  open: createMemoryStorage,
  waives: {
    'shows one handle what another one wrote, and makes them race fairly': ownMemory,
    'forgets nothing it said it saved': ownMemory,
  },
});
