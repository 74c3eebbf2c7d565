import { createMemoryStorage } from '@reconnect/storage/memory';
import { auditLogContract } from './audit-log.contract.ts';
import { grantsContract } from './grants/grants.contract.ts';

const memory = { name: 'memory', open: createMemoryStorage };

grantsContract(memory);
auditLogContract(memory);
