/** What an administrator has to change, where, and how. */
export interface AdminNoteText {
  readonly title: string;
  /** The setting's name as the console shows it. */
  readonly setting: string;
  /** Menu path. */
  readonly where: string;
  readonly steps: readonly string[];
}

const entra = 'entra.microsoft.com';
const googleAdmin = 'admin.google.com';

/** One note a setting; a verdict names it, and the message adds our app's id and the provider's code, request and trace ids. */
export const adminNotes = {
  'google.app-access': {
    title: 'Allow Aptly to read Gmail',
    setting: 'App access control',
    where: `${googleAdmin} > Security > Access and data control > API controls > Manage app access`,
    steps: [
      'Find Aptly by its client id, or add it.',
      'Set its access to Trusted, or to Limited with Gmail allowed.',
      'Check under Google services that Gmail is not set to Restricted for this app.',
      'Ask the person to reconnect.',
    ],
  },
  'google.session-control': {
    title: 'Exempt Aptly from the sign-in time limit',
    setting: 'Google Cloud session control',
    where: `${googleAdmin} > Security > Access and data control > Google Cloud session control`,
    steps: [
      'Tick "Exempt trusted apps".',
      'Mark Aptly as Trusted under API controls > Manage app access.',
      'Ask the person to reconnect.',
    ],
  },
  'google.domain-delegation': {
    title: "Authorize Aptly's client for the domain",
    setting: 'Domain-wide delegation',
    where: `${googleAdmin} > Security > Access and data control > API controls > Domain-wide delegation`,
    steps: [
      "Add or correct the entry for Aptly's client id.",
      'List exactly the scopes Aptly asks for.',
      'Wait up to a day for the change to take effect.',
    ],
  },
  'google.gmail-service': {
    title: 'Turn Gmail on for this person',
    setting: 'Gmail service status',
    where: `${googleAdmin} > Apps > Google Workspace > Gmail > Service status`,
    steps: [
      "Turn Gmail on for the person's organizational unit.",
      'Check that the person has a license which includes Gmail.',
      'Ask the person to reconnect.',
    ],
  },
  'google.account-state': {
    title: 'Restore or unsuspend the account',
    setting: 'User status',
    where: `${googleAdmin} > Directory > Users`,
    steps: [
      'Find the person; a deleted account can be restored for 20 days under "Recently deleted".',
      'Reactivate or restore the account.',
      'Ask the person to sign in once and then to reconnect.',
    ],
  },
  'google.organisation-policy': {
    title: 'Let Aptly past the organization policy',
    setting: 'Organization restrictions and access levels',
    where: `${googleAdmin} > Security > Access and data control > Context-Aware Access (and API controls)`,
    steps: [
      'Look for the policy that names the code below.',
      'Exempt Aptly, or allow Gmail for it.',
      'Ask the person to reconnect.',
    ],
  },
  'microsoft.admin-consent': {
    title: 'Grant admin consent for Aptly',
    setting: 'Permissions (admin consent)',
    where: `${entra} > Entra ID > Enterprise apps > Aptly > Permissions`,
    steps: [
      'Review pending requests under Activity > Admin consent requests.',
      'Choose "Grant admin consent".',
      'Ask the person to reconnect.',
    ],
  },
  'microsoft.user-assignment': {
    title: 'Assign the person to Aptly',
    setting: 'Users and groups (assignment required)',
    where: `${entra} > Entra ID > Enterprise apps > Aptly > Users and groups`,
    steps: [
      'Add the person or one of their groups.',
      'Or set "Assignment required" to No under Properties.',
      'Ask the person to reconnect.',
    ],
  },
  'microsoft.conditional-access': {
    title: 'Exempt Aptly from the policy that blocks it',
    setting: 'Conditional Access policy',
    where: `${entra} > Entra ID > Conditional Access > Policies`,
    steps: [
      "Open the person's failed sign-in under Sign-in logs (use the ids below); the Conditional Access tab names the policy.",
      'Exclude Aptly from that policy, or adjust its device and app conditions.',
      'Ask the person to reconnect.',
    ],
  },
  'microsoft.sign-in-frequency': {
    title: 'Let sign-ins last longer for Aptly',
    setting: 'Sign-in frequency (session control)',
    where: `${entra} > Entra ID > Conditional Access > Policies > Session`,
    steps: ['Find the policy with a sign-in frequency that covers Aptly.', 'Exclude Aptly or lengthen the period.'],
  },
  'microsoft.location': {
    title: "Allow Aptly's network",
    setting: 'Named locations',
    where: `${entra} > Entra ID > Conditional Access > Named locations`,
    steps: [
      "Ask Aptly's support for the addresses its servers use.",
      'Add them as a trusted location, or exclude Aptly from the location policy.',
      'Ask the person to reconnect.',
    ],
  },
  'microsoft.risk': {
    title: 'Clear the risk on this account',
    setting: 'Risky users',
    where: `${entra} > ID Protection > Risky users`,
    steps: [
      'Review the person and dismiss or remediate the risk.',
      'Help them register a second sign-in step if it is missing.',
      'Ask the person to reconnect.',
    ],
  },
  'microsoft.cross-tenant': {
    title: 'Allow access between the two organizations',
    setting: 'Cross-tenant access settings',
    where: `${entra} > Entra ID > External Identities > Cross-tenant access settings`,
    steps: [
      'Check inbound and outbound access, and tenant restrictions, for the organization named in the error.',
      'Allow Aptly there.',
      'Ask the person to reconnect.',
    ],
  },
  'microsoft.federation': {
    title: "Check the organization's own sign-in service",
    setting: 'Federated identity provider',
    where: `${entra} > Entra ID > Domain names`,
    steps: [
      'Check that the federated sign-in service answers and its certificates are valid.',
      'Ask the person to sign in at office.com; if that fails too, the service is at fault.',
    ],
  },
  'microsoft.account-disabled': {
    title: 'Allow this account to sign in',
    setting: 'Account enabled',
    where: `${entra} > Entra ID > Users > the person > Properties > Settings`,
    steps: ['Switch "Account enabled" on.', 'Ask the person to reconnect.'],
  },
  'microsoft.account-missing': {
    title: 'Restore the account or tell us the new one',
    setting: 'Deleted users',
    where: `${entra} > Entra ID > Users > Deleted users`,
    steps: [
      'A deleted account can be restored for 30 days.',
      'If the address was renamed, connect the new one in Aptly.',
    ],
  },
  'microsoft.licence': {
    title: 'Give the person an online mailbox',
    setting: 'Licenses and apps (Exchange Online)',
    where: 'admin.microsoft.com > Users > Active users > the person > Licenses and apps',
    steps: [
      'Assign a license that includes Exchange Online.',
      'If the mailbox is on your own servers, Aptly can only read it after it has moved to Exchange Online.',
      'Allow up to a day, then ask the person to reconnect.',
    ],
  },
  'microsoft.organisation': {
    title: "Restore the organization's subscription",
    setting: 'Subscriptions and enterprise applications',
    where: 'admin.microsoft.com > Billing > Your products',
    steps: [
      'Check that the subscription which includes Exchange Online is active.',
      `Check that the services named in the error are enabled under ${entra} > Entra ID > Enterprise apps.`,
    ],
  },
  'microsoft.unmanaged': {
    title: "Take charge of your organization's directory",
    setting: 'Admin takeover (proof of the domain)',
    where: 'admin.microsoft.com, signed in with an address of the domain',
    steps: [
      'Choose to become the administrator.',
      'Prove that the domain is yours with the DNS record that Microsoft shows.',
      'Ask the person to reconnect.',
    ],
  },
  'microsoft.app-access-policy': {
    title: 'Let Aptly into this mailbox',
    setting: 'Application access policy',
    where: 'Exchange Online PowerShell: Get-ApplicationAccessPolicy',
    steps: [
      "Find the policy that names Aptly's app id.",
      "Add the mailbox to the policy's group, or remove the restriction.",
      'If none names it, look at EwsApplicationAccessPolicy in Get-OrganizationConfig and Get-CASMailbox.',
      'Allow an hour for it to take effect.',
    ],
  },
  'microsoft.blocked-sender': {
    title: 'Release the blocked sender',
    setting: 'Restricted entities',
    where: 'security.microsoft.com > Email & collaboration > Review > Restricted entities',
    steps: ['Make sure the account is not compromised.', 'Choose the mailbox and unblock it.'],
  },
  'microsoft.send-as': {
    title: 'Permit sending under the other address',
    setting: 'Mailbox delegation (Send as)',
    where: 'admin.exchange.microsoft.com > Recipients > Mailboxes > the other mailbox > Delegation',
    steps: ['Add the person under "Send as" or "Send on behalf".'],
  },
} as const satisfies Readonly<Record<string, AdminNoteText>>;

export type AdminSetting = keyof typeof adminNotes;
