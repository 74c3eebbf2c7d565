import type { Request, Response } from 'express';
import { describe, expect, it } from 'vitest';
import { createBrowserSecrets } from './browser-secrets.ts';

/** A response that keeps the cookies it is given, and the request the browser sends after it. */
function exchange() {
  const set: { name: string; value: string; options: object }[] = [];
  const response = { cookie: (name: string, value: string, options: object) => set.push({ name, value, options }) };
  const request = () => ({ headers: { cookie: set.map(({ name, value }) => `${name}=${value}`).join('; ') } });
  return { set, response: response as unknown as Response, request: () => request() as Request };
}

describe('what a browser keeps for us', () => {
  it('cannot be planted by another host, read by a script or sent over plain HTTP when we are on HTTPS', () => {
    const secrets = createBrowserSecrets('https://help.aptly.test');
    const { set, response, request } = exchange();
    secrets.formProof(request(), response, 'token');
    secrets.keepSession(response, 'session');
    for (const { name, options } of set) {
      expect(name).toMatch(/^__Host-/);
      expect(options).toMatchObject({ secure: true, httpOnly: true, sameSite: 'lax', path: '/' });
    }
    expect(secrets.session(request())).toBe('session');
  });

  it('lasts an hour from the newest page, for the forms of all of them', () => {
    const secrets = createBrowserSecrets('https://help.aptly.test');
    const { set, response, request } = exchange();
    secrets.formProof(request(), response, 'token');
    secrets.formProof(request(), response, 'other');
    expect(set).toEqual([set[0], set[0]]);
    expect(set[0]?.options).toMatchObject({ maxAge: 3_600_000 });
  });

  it('proves a form for one link and one browser only', () => {
    const secrets = createBrowserSecrets('http://127.0.0.1:3002');
    const { response, request } = exchange();
    const proof = secrets.formProof(request(), response, 'token');
    expect(secrets.formProof(request(), response, 'token')).toBe(proof);
    expect(secrets.isFormProof(request(), 'token', proof)).toBe(true);
    expect(secrets.isFormProof(request(), 'other', proof)).toBe(false);
    expect(secrets.isFormProof(exchange().request(), 'token', proof)).toBe(false);
    expect(secrets.isFormProof(request(), 'token', undefined)).toBe(false);
  });
});
