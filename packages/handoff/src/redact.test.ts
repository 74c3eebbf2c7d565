import { describe, expect, it } from 'vitest';
import { redact, redactAll } from './redact.ts';
import { plantedSecrets } from './testing/planted-secrets.ts';

describe('redaction', () => {
  it.each(plantedSecrets)('leaves nothing of %s', (_what, sentence, secret) => {
    expect(sentence).toContain(secret);
    expect(redact(sentence)).not.toContain(secret);
    expect(redact(sentence)).toContain('[removed]');
  });

  it.each(plantedSecrets)('finds %s inside JSON that stands in a sentence', (_what, sentence, secret) => {
    expect(redact(`it said ${JSON.stringify({ body: sentence })}.`)).not.toContain(secret);
  });

  it.each([
    'My password was changed last week, is that the reason?',
    'my password is wrong and I changed it to a new one',
    'The password is 3 days old.',
    'my password was changed yesterday',
    'password reset did not help',
    'I reset my password 2 days ago and on 2026-11-20',
    'reset your password https://support.google.com/accounts/answer/41078',
    'Please pass room12b on to the team, it is a bypass: see below',
    'I forgot my password!',
    'password expired! AADSTS50126 password AADSTS50173',
    'mi contraseña cambió ayer y la contraseña es incorrecta',
    'olvidé mi clave y cambié la contraseña a una nueva',
    'palabras clave: correo, buzón',
    'AADSTS50173: The provided grant has expired due to it being revoked.',
    'Provider code: AADSTS50173, invalid_grant, userRateLimitExceeded, ECONNRESET',
    'code: AADSTS65001, error_code=50173, state: open',
    '{"error":{"code":429,"status":"RESOURCE_EXHAUSTED"}}',
    '{"error":{"code":"InvalidAuthenticationToken","message":"Access token has expired."}}',
    'Token has been expired or revoked.',
    'Request 0f6b2c1e-8a4d-4b7e-9c1f-2d3e4f5a6b7c, trace 9b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e',
    'I use the basic settings. The bearer of this note is Dana.',
    'Unit 4/12, from 1/2 to 24/7; rent is 1,500.00',
    'Write to leasing.team-of-the-northwind-property-management-2026@northwind.example',
    'https://support.google.com/a/answer/166852',
    'https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits',
    'https://reconnect.example/reconnect/',
    'slack:T024BE7LD:U2147483697#12:openCase',
    'Die Kündigung für Straße 12 – 日本語 🤩',
  ])('leaves as it is: %s', (prose) => {
    expect(redact(prose)).toBe(prose);
  });

  it('keeps the name of what was removed, so that the line still makes sense', () => {
    expect(redact('grant_type=refresh_token&refresh_token=1//0abcdefghijk&x=1')).toBe(
      'grant_type=refresh_token&refresh_token=[removed]&x=1',
    );
  });

  it('reaches every text of a value and changes nothing else', () => {
    const value = { a: ['xoxb-12-abc', 7, null], b: { c: true, d: 'fine' } };
    expect(redactAll(value)).toEqual({ a: ['[removed]', 7, null], b: { c: true, d: 'fine' } });
  });

  it('takes linear time over the longest message a chat allows', () => {
    const pieces = [
      'a',
      '+',
      '=',
      '+a',
      'password is ',
      'ey',
      '1.A',
      '0.A-',
      'state=',
      'code=a',
      'token":',
      'M.A_',
      'A_',
      'pw ',
      'password ',
      'my pass ',
      'clave es ',
      'contraseña: ',
      'palabras clave ',
      'clave: "',
      ' '.repeat(1_000),
    ];
    const started = performance.now();
    for (const piece of pieces) redact(`M.${piece.repeat(40_000 / piece.length)}`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
