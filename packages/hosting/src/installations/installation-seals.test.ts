import { createMemoryStorage } from '@reconnect/storage/memory';
import { installationSealsContract } from './installation-seals.contract.ts';

installationSealsContract({ name: 'memory', open: createMemoryStorage });
