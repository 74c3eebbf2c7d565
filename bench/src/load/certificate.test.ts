import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCertificate } from './certificate.ts';

describe('the certificate', () => {
  const now = Date.UTC(2026, 0, 5, 9);
  const hosts = ['login.botframework.com', 'smba.trafficmanager.net'];
  const parsed = new X509Certificate(createCertificate(hosts, now).cert);

  it.each(hosts)('speaks for %s', (host) => {
    expect(parsed.checkHost(host)).toBe(host);
  });

  it('speaks for nobody else', () => {
    expect(parsed.checkHost('login.microsoftonline.com')).toBeUndefined();
  });

  it('is signed by itself, and holds for a day', () => {
    expect(parsed.verify(parsed.publicKey)).toBe(true);
    expect([parsed.validFromDate.getTime(), parsed.validToDate.getTime()]).toEqual([
      now - 86_400_000,
      now + 86_400_000,
    ]);
  });
});
