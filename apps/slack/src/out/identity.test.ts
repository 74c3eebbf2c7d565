import { describe, expect, it } from 'vitest';
import { readIdentity, type SlackUser } from './identity.ts';

const ada: SlackUser = { team_id: 'T1', profile: { email: 'ada@example.com' } };

describe('a person', () => {
  it.each<[string, SlackUser, boolean]>([
    ['of the team is no stranger', {}, false],
    ['of another team is a stranger', { team_id: 'T9' }, true],
    [
      'whose home is another team of the same grid is none',
      { team_id: 'T9', enterprise_user: { teams: ['T1'] } },
      false,
    ],
    ['who may use some channels only is a stranger', { is_restricted: true }, true],
    ['who may use one channel only is a stranger', { is_ultra_restricted: true }, true],
    ['from a shared channel is a stranger', { is_stranger: true }, true],
    ['who is a bot is a stranger', { is_bot: true }, true],
    ['who was removed is a stranger', { deleted: true }, true],
  ])('%s', (_, user, stranger) => {
    expect(readIdentity('T1', { ...ada, ...user }).stranger).toBe(stranger);
  });

  it('of the enterprise that installed the app is no stranger', () => {
    expect(readIdentity('E1', { ...ada, enterprise_user: { enterprise_id: 'E1' } }).stranger).toBe(false);
  });

  it('is vouched for by a confirmed address only', () => {
    expect(readIdentity('T1', ada).email).toBe('ada@example.com');
    expect(readIdentity('T1', { ...ada, is_email_confirmed: false })).not.toHaveProperty('email');
  });

  it.each([null, ''])(
    'of whom Slack has nothing but %j to tell is known by no name, address, language or clock',
    (told) => {
      const profile = { display_name: told, real_name: told, email: told };
      const user = { team_id: 'T1', real_name: told, tz: told, locale: told, profile };
      expect(readIdentity('T1', user)).toEqual({ stranger: false });
    },
  );

  it('is called by the name they chose', () => {
    expect(readIdentity('T1', { real_name: 'Ada Byron', profile: { display_name: 'ada' } }).name).toBe('ada');
    expect(readIdentity('T1', { real_name: 'Ada Byron', profile: { display_name: '' } }).name).toBe('Ada Byron');
    expect(readIdentity('T1', {})).not.toHaveProperty('name');
  });
});
