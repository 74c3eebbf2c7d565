import { aadsts, aadstsLike, all, any, not, says, word } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { entraCodes as codes } from './entra-codes.ts';
import { docs } from './sources.ts';

const admin = { cause: 'auth_settings_changed', remedy: 'contact_admin', source: docs.entraCodes } as const;

/** What only the organisation can lift. */
export const policyRules: readonly Rule[] = [
  {
    ...admin,
    id: 'microsoft.consent.admin-asked',
    when: any(aadsts(90095), says(/consent request (?:may be|was|has been|is) sent/)),
    certainty: 'certain',
    explanation: 'access.admin-asked',
    admin: 'microsoft.admin-consent',
  },
  {
    ...admin,
    id: 'microsoft.consent.unmanaged',
    when: any(aadsts(...codes.unmanaged), says(/unmanaged state/)),
    also: ['app_misconfigured'],
    certainty: 'likely',
    explanation: 'access.app-not-allowed',
    source: docs.adminTakeover,
    admin: 'microsoft.unmanaged',
  },
  {
    ...admin,
    id: 'microsoft.consent.not-assigned',
    when: any(
      aadsts(50105, 501051),
      says(/not assigned to a role|specifically granted|direct member of a group with access/),
    ),
    certainty: 'certain',
    explanation: 'access.not-assigned',
    admin: 'microsoft.user-assignment',
  },
  {
    ...admin,
    id: 'microsoft.consent.admin-only',
    when: any(
      aadsts(...codes.adminConsent),
      says(
        /set a policy that prevents you from granting|admin(?:istrator)? (?:consent|approval) is required|needs? admin(?:istrator)? approval|only an admin/,
      ),
    ),
    also: ['app_misconfigured'],
    certainty: 'certain',
    explanation: 'access.app-not-allowed',
    source: docs.consent,
    admin: 'microsoft.admin-consent',
  },
  {
    ...admin,
    id: 'microsoft.policy.device',
    when: any(
      aadsts(
        53000,
        53001,
        530001,
        530002,
        530003,
        50005,
        50097,
        50127,
        50129,
        50155,
        50187,
        135010,
        135011,
        130007,
        240001,
      ),
      word('device_authentication_failed'),
      says(
        /device is not in required|compliant device|domain[- ]joined|device platform|device .{0,40}(?:is )?disabled/,
      ),
      all(word('protection_policy_required')),
    ),
    certainty: 'certain',
    explanation: 'access.device-required',
    admin: 'microsoft.conditional-access',
  },
  {
    ...admin,
    id: 'microsoft.policy.risk',
    when: any(
      aadsts(53004, 53010, 53011, 530034),
      all(says(/due to (?:account )?risk|risk on home tenant|account risk/), not(says(/password change/))),
    ),
    also: ['mailbox_unavailable'],
    certainty: 'likely',
    explanation: 'access.at-risk',
    admin: 'microsoft.risk',
  },
  {
    ...admin,
    id: 'microsoft.policy.other-organisation',
    when: any(
      aadsts(50002, 500021, 500022, 500212, 500213, 1000104),
      says(
        /outbound access policy|inbound access policy|cross-tenant|access to tenant .{0,80}denied|restricted proxy access/,
      ),
    ),
    certainty: 'certain',
    explanation: 'access.policy-blocks',
    admin: 'microsoft.cross-tenant',
  },
  {
    ...admin,
    id: 'microsoft.policy.blocked',
    when: any(
      aadsts(...codes.blockedByPolicy),
      aadstsLike(/^530\d{1,3}$/),
      says(
        /blocked by (?:a )?(?:conditional access|security (?:policy|defaults)|tenant)|conditional access polic(?:y|ies) (?:that )?(?:blocks?|do(?:es)? not allow|prevent)|blocked by your administrator|security policy that blocks|approved app/,
      ),
    ),
    certainty: 'certain',
    explanation: 'access.policy-blocks',
    admin: 'microsoft.conditional-access',
  },
  {
    ...admin,
    id: 'microsoft.policy.trusted-sign-in',
    when: any(aadsts(...codes.federation), says(/federated identity provider/)),
    also: ['provider_outage'],
    certainty: 'likely',
    explanation: 'access.policy-blocks',
    admin: 'microsoft.federation',
  },
];
