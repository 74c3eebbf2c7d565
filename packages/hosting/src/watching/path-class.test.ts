import { describe, expect, it } from 'vitest';
import { pathClassOf } from './path-class.ts';

describe('the class of a path', () => {
  it.each([
    ['/slack/events', '/slack/events'],
    ['/slack/oauth_redirect?code=canary', '/slack/oauth_redirect'],
    ['/api/messages', '/api/messages'],
    ['/reconnect/canary', '/reconnect/:token'],
    ['/oauth/google/callback?state=canary&code=canary', '/oauth/google/callback'],
    ['/oauth/microsoft/callback', '/oauth/microsoft/callback'],
    ['/api/v1/inboxes/canary/access-token', '/api/v1'],
    ['/mail/inbound', '/mail/inbound'],
    ['/assets/reconnect.css', '/assets'],
    ['/', 'other'],
    ['/wp-admin/canary', 'other'],
    [undefined, 'other'],
  ])('of %s is %s', (url, expected) => {
    expect(pathClassOf(url)).toBe(expected);
  });
});
