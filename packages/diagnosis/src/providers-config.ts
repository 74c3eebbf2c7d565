/** Our registrations and the providers' addresses. */
export interface ProvidersConfig {
  readonly google: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly tokenUrl: string;
    readonly gmailRootUrl: string;
    /** Where Gmail announces new mail (`projects/…/topics/…`); without it renewing the watch is left to Aptly's engine. */
    readonly pubsubTopic?: string;
  };
  readonly microsoft: {
    readonly clientId: string;
    readonly clientSecret: string;
    /** `https://login.microsoftonline.com/common` or the like, without a slash at its end. */
    readonly authority: string;
    readonly graphRootUrl: string;
    /** Where Graph announces new mail; without it a subscription that is gone is left to Aptly's engine. */
    readonly notificationUrl?: string;
    /** What each of Graph's announcements is to repeat, so that whoever hears them knows that they are Graph's. */
    readonly clientState?: string;
  };
}
