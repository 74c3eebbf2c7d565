import { createMemoryStorage } from '@reconnect/storage/memory';
import { auditTrailContract } from './audit-trail.contract.ts';
import { grantAccessContract } from './grants/grant-access.contract.ts';
import { grantSealsContract } from './grants/grant-seals.contract.ts';
import { inboxesContract } from './inboxes.contract.ts';
import { toldSyncContract } from './told-sync.contract.ts';

const memory = { name: 'memory', open: createMemoryStorage };

inboxesContract(memory);
grantAccessContract(memory);
grantSealsContract(memory);
auditTrailContract(memory);
toldSyncContract(memory);
