import type { Identity } from '@reconnect/assistant';

/** What a person never told Slack is left out, null or empty, as it happens. */
type Told = string | null;

/** The `user` of `users.info` and `users.lookupByEmail`, as far as it is read. */
export interface SlackUser {
  readonly id?: string;
  readonly team_id?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  /** False until the person has opened the link in Slack's confirmation mail. */
  readonly is_email_confirmed?: boolean;
  readonly enterprise_user?: { readonly enterprise_id?: string; readonly teams?: readonly string[] };
  /** `en-US`. */
  readonly locale?: Told;
  readonly tz?: Told;
  readonly real_name?: Told;
  readonly profile?: { readonly display_name?: Told; readonly real_name?: Told; readonly email?: Told };
}

/** Who somebody is to the tenant that the app is installed in: one of its own people, or a stranger. */
export function readIdentity(tenant: string, user: SlackUser): Identity {
  const { profile, locale, tz } = user;
  const name = profile?.display_name || profile?.real_name || user.real_name;
  const email = user.is_email_confirmed === false ? undefined : profile?.email;
  return {
    stranger: isStranger(tenant, user),
    ...(email && { email }),
    ...(name && { name }),
    ...(locale && { locale }),
    ...(tz && { timeZone: tz }),
  };
}

function isStranger(tenant: string, user: SlackUser): boolean {
  const { enterprise_user } = user;
  const own =
    user.team_id === tenant ||
    enterprise_user?.enterprise_id === tenant ||
    enterprise_user?.teams?.includes(tenant) === true;
  const limited = user.is_restricted === true || user.is_ultra_restricted === true;
  return !own || limited || user.is_stranger === true || user.is_bot === true || user.deleted === true;
}
