import { type SlackState, type SlackUser, workspace } from '../slack-state.ts';
import { type Answer, type Args, refuse, textOf } from './web-api-answer.ts';

export function peopleMethods(state: SlackState) {
  return {
    'auth.test'(): Answer {
      const { team, domain, bot, botUser, botName } = workspace;
      return {
        ok: true,
        url: `https://${domain}.slack.com/`,
        team: domain,
        user: botName,
        team_id: team,
        user_id: botUser,
        bot_id: bot,
        is_enterprise_install: false,
      };
    },
    'users.info'(args: Args): Answer {
      const user = state.users.get(textOf(args, 'user') ?? '');
      if (user === undefined) return refuse('user_not_found');
      return { ok: true, user: onTheWire(user, String(args['include_locale']) === 'true') };
    },
    /** Whoever took the address last has it. */
    'users.lookupByEmail'(args: Args): Answer {
      const email = textOf(args, 'email')?.toLowerCase();
      const user = [...state.users.values()].findLast(
        (one) => email !== undefined && one.email?.toLowerCase() === email,
      );
      return user === undefined ? refuse('users_not_found') : { ok: true, user: onTheWire(user, false) };
    },
    'conversations.open'(args: Args): Answer {
      const users = textOf(args, 'users');
      if (users === undefined) return refuse('users_list_not_supplied');
      const user = state.users.get(users);
      if (user === undefined) return refuse('user_not_found');
      const open = state.directMessagesOf(user.id);
      const channel = open ?? state.addChannel(user.name, user.id);
      return { ok: true, no_op: open !== undefined, already_open: open !== undefined, channel: { id: channel.id } };
    },
  };
}

/** Slack tells the locale only when asked to, and says null for a zone that nobody set. */
function onTheWire({ id, name, email, timeZone, locale, guest, stranger }: SlackUser, withLocale: boolean) {
  return {
    id,
    team_id: stranger ? 'T0ELSEWHERE' : workspace.team,
    name,
    real_name: name,
    deleted: false,
    profile: { real_name: name, display_name: name, ...(email !== undefined && { email }) },
    is_bot: false,
    is_restricted: guest,
    is_ultra_restricted: false,
    is_stranger: stranger,
    tz: timeZone ?? null,
    ...(locale !== undefined && withLocale && { locale }),
  };
}
