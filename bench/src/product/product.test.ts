import { describe, expect, it } from 'vitest';
import { channelOf, userOf } from '../load/slack.ts';
import { aadIdOf, chatOf, userOf as teamsUserOf, tenant } from '../load/teams.ts';
import { introduce } from './introduce.ts';
import { readMetrics, total } from './read-metrics.ts';
import { readMessage } from './seen-message.ts';

const robin = '000000042';

describe('an introduction', () => {
  it('is what Slack knows of a person', () => {
    const body = `user=${userOf(robin)}&include_locale=true`;
    const answer = introduce({ method: 'POST', path: '/api/users.info', body }, () => 'T1');
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({
      user: { id: userOf(robin), team_id: 'T1', profile: { email: 'robin.000000042@northwind.example' } },
    });
  });

  it('is what Teams knows of a member', () => {
    const path = `/emea/v3/conversations/${chatOf(robin)}/members/${encodeURIComponent(teamsUserOf(robin))}`;
    const answer = introduce({ method: 'GET', path, body: '' });
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ objectId: aadIdOf(robin), tenantId: tenant });
  });

  it('is no answer to anything else', () => {
    const body = JSON.stringify({ channel: channelOf(robin) });
    expect(introduce({ method: 'POST', path: '/api/chat.postMessage', body })).toBeUndefined();
  });
});

describe('a message that somebody sees', () => {
  const link = 'https://reconnect.example/reconnect/token';

  it('is read from Block Kit', () => {
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'The link works once' } },
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'ir:link', url: link, text: { type: 'plain_text', text: 'Reconnect' } },
          { type: 'button', action_id: 'ir:pick:1', value: 'v1|7|ib|2', text: { type: 'plain_text', text: 'One' } },
        ],
      },
    ];
    const message = readMessage(JSON.stringify({ channel: channelOf(robin), blocks }));
    expect(message).toMatchObject({ link, buttons: [{ verb: 'pick', ask: 7, value: 'ib|2' }] });
    expect(message?.words).toContain('The link works once');
  });

  it('is read from an Adaptive Card', () => {
    const press = { type: 'Action.Execute', verb: 'next', data: { ask: 3, verb: 'next' } };
    const content = { body: [{ text: 'Step 1' }], actions: [{ ...press, title: 'Next' }, { url: link }] };
    const message = readMessage(JSON.stringify({ type: 'message', attachments: [{ content }] }));
    expect(message).toEqual({ words: 'Step 1\nNext', link, buttons: [{ verb: 'next', ask: 3 }] });
  });

  it('is nothing in a form', () => {
    expect(readMessage('channel=D1&text=hi')).toBeUndefined();
  });
});

describe('a page of metrics', () => {
  const page = ['# HELP a text', 'a{queue="x",state="dead"} 2', 'a{queue="y",state="dead"} 3', 'b 1.5e3', ''].join(
    '\n',
  );

  it('is read line by line', () => {
    expect(readMetrics(page)).toHaveLength(3);
    expect(total(readMetrics(page), 'a', { state: 'dead' })).toBe(5);
    expect(total(readMetrics(page), 'b')).toBe(1_500);
  });

  it('does not know what is not there', () => {
    expect(total(readMetrics(page), 'a', { state: 'waiting' })).toBeNaN();
  });
});
