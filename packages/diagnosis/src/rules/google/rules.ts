import { networkRules } from '../network-rules.ts';
import type { Rule } from '../rule.ts';
import { acceptedRules } from './accepted-rules.ts';
import { accountRules } from './account-rules.ts';
import { callbackRules } from './callback-rules.ts';
import { clientRules } from './client-rules.ts';
import { grantRules } from './grant-rules.ts';
import { limitRules } from './limit-rules.ts';
import { outageRules } from './outage-rules.ts';
import { ownRules } from './own-rules.ts';
import { placeRules } from './place-rules.ts';
import { policyRules } from './policy-rules.ts';
import { pushRules } from './push-rules.ts';

/** Google's table, from the most specific signal to the least. Seconds to wait follow Google's advice to back off slowly. */
export const googleRules: readonly Rule[] = [
  ...networkRules('google', 15),
  ...pushRules,
  ...acceptedRules,
  ...callbackRules,
  ...clientRules,
  ...grantRules,
  ...policyRules,
  ...ownRules,
  ...accountRules,
  ...limitRules,
  ...placeRules,
  ...outageRules,
];
