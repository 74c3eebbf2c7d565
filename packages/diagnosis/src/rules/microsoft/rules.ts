import { networkRules } from '../network-rules.ts';
import type { Rule } from '../rule.ts';
import { acceptedRules } from './accepted-rules.ts';
import { permissionRules, tokenRules } from './access-rules.ts';
import { accountRules } from './account-rules.ts';
import { clientRules } from './client-rules.ts';
import { grantFallbackRules, grantRules } from './grant-rules.ts';
import { limitRules } from './limit-rules.ts';
import { mailboxRules } from './mailbox-rules.ts';
import { faultRules, numberRules } from './outage-rules.ts';
import { placeRules } from './place-rules.ts';
import { policyRules } from './policy-rules.ts';
import { ourAddressRule, pushFaultRules, pushRules } from './push-rules.ts';

/** Microsoft's table, from the most specific signal to the least. Where it names no time to wait, neither do we. */
export const microsoftRules: readonly Rule[] = [
  ...networkRules('microsoft'),
  ...pushRules,
  ...acceptedRules,
  ...accountRules,
  ...policyRules,
  ...grantRules,
  ...clientRules,
  ...grantFallbackRules,
  ourAddressRule,
  ...mailboxRules,
  ...limitRules,
  ...placeRules,
  ...tokenRules,
  ...pushFaultRules,
  ...faultRules,
  ...permissionRules,
  ...numberRules,
];
