import { auditLog } from './audit-log.ts';
import type { Command } from './command.ts';
import { deadDiscard, deadList, deadRetry } from './dead-jobs.ts';
import { forgetCommand } from './forget/forget.ts';
import { grantsRotate } from './grants/grants-rotate.ts';
import { grantsStatus } from './grants/grants-status.ts';
import { handoffList, handoffRetry } from './handoff-mails.ts';
import { report } from './report/report-command.ts';
import { tenantsBind, tenantsList, tenantsUnbind } from './tenants.ts';

/** Everything an operator can do by hand, as listed by `--help`. */
export const commands: readonly Command[] = [
  auditLog,
  grantsStatus,
  grantsRotate,
  handoffList,
  handoffRetry,
  deadList,
  deadRetry,
  deadDiscard,
  report,
  tenantsList,
  tenantsBind,
  tenantsUnbind,
  forgetCommand,
];
