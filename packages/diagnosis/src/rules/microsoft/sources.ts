/** Where Microsoft says what the rules rest on. */
export const docs = {
  entraCodes: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  refreshTokens: 'https://learn.microsoft.com/entra/identity-platform/refresh-tokens',
  authCode: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow',
  consent:
    'https://learn.microsoft.com/entra/identity/enterprise-apps/application-sign-in-unexpected-user-consent-error',
  adminTakeover: 'https://learn.microsoft.com/entra/identity/users/domains-admin-takeover',
  claims: 'https://learn.microsoft.com/entra/identity-platform/claims-challenge',
  continuousAccess: 'https://learn.microsoft.com/entra/identity-platform/app-resilience-continuous-access-evaluation',
  graphErrors: 'https://learn.microsoft.com/graph/errors',
  exchangeCodes: 'https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode',
  throttling: 'https://learn.microsoft.com/graph/throttling',
  throttlingLimits: 'https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits',
  batching: 'https://learn.microsoft.com/graph/throttling#throttling-and-batching',
  subscription: 'https://learn.microsoft.com/graph/api/resources/subscription',
  lifecycle: 'https://learn.microsoft.com/graph/change-notifications-lifecycle-events',
  webhooks: 'https://learn.microsoft.com/graph/change-notifications-delivery-webhooks',
  delta: 'https://learn.microsoft.com/graph/delta-query-overview',
  noRest: 'https://github.com/microsoftgraph/microsoft-graph-docs/issues/6305',
  appPolicy: 'https://learn.microsoft.com/graph/auth-limit-mailbox-access',
  sendingLimits:
    'https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits#sending-limits-1',
  outlookSending:
    'https://support.microsoft.com/office/sending-limits-in-outlook-com-279ee200-594c-40f0-9ec8-bb6af7735c2e',
  restrictedSender: 'https://learn.microsoft.com/defender-office-365/outbound-spam-restore-restricted-users',
  sendAs: 'https://learn.microsoft.com/graph/outlook-send-mail-from-other-user',
  frontDoor: 'https://learn.microsoft.com/azure/frontdoor/troubleshoot-issues',
  accountAbuse: 'https://github.com/AzureAD/microsoft-authentication-library-for-objc/issues/2290',
} as const;
