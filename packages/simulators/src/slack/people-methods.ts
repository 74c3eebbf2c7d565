import { type SlackState, workspace } from './slack-state.ts';
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
      const { id, name, email, timeZone, locale, guest, stranger } = user;
      const profile = { real_name: name, display_name: name, ...(email !== undefined && { email }) };
      return {
        ok: true,
        user: {
          id,
          team_id: stranger ? 'T0ELSEWHERE' : workspace.team,
          name,
          real_name: name,
          deleted: false,
          profile,
          is_bot: false,
          is_restricted: guest,
          is_ultra_restricted: false,
          is_stranger: stranger,
          ...(timeZone !== undefined && { tz: timeZone }),
          // Slack tells the locale only when asked to.
          ...(locale !== undefined && String(args['include_locale']) === 'true' && { locale }),
        },
      };
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
