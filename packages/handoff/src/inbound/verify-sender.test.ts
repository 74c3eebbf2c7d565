import { describe, expect, it } from 'vitest';
import { type SampleMail, sampleMail } from '../testing/sample-mail.ts';
import { readMail } from './read-mail.ts';
import { type Trust, verifySender } from './verify-sender.ts';

const trust: Trust = { senders: ['getaptly.com', 'ana@partner.example'], server: 'mx.aptly.example' };

async function verify(sample: SampleMail, given: Trust = trust) {
  const verification = verifySender((await readMail(sampleMail(sample)))!, given);
  return verification.verified ? 'verified' : verification.because;
}

const found = (results: string) => ({ headers: { 'Authentication-Results': `mx.aptly.example; ${results}` } });

describe('the sender of a mail', () => {
  it.each<[string, SampleMail]>([
    ['DMARC passed for its domain', {}],
    [
      'DMARC passed, told by a server that writes its name in capitals',
      { headers: { 'Authentication-Results': 'MX.Aptly.Example; dmarc=pass header.from=GetAptly.com' } },
    ],
    [
      'there is no DMARC and DKIM passed for its domain',
      found('dmarc=none; dkim=pass header.d=getaptly.com; spf=none'),
    ],
    ['DKIM passed for a domain below its own', found('dkim=pass header.d=mail.getaptly.com')],
    [
      'one of several signatures passed for its domain',
      found('dkim=pass header.d=bulk.example; dkim=pass header.i=@getaptly.com'),
    ],
    ['SPF passed for its domain', found('spf=pass smtp.mailfrom=bounces@getaptly.com')],
    [
      'it stands above what others wrote',
      {
        above: ['Authentication-Results: mx.aptly.example; dmarc=pass header.from=getaptly.com'],
        headers: { 'Authentication-Results': 'relay.example; dmarc=fail' },
      },
    ],
    [
      'it is on the list by its address',
      {
        headers: {
          From: 'ana@partner.example',
          'Authentication-Results': 'mx.aptly.example; spf=pass smtp.mailfrom=ana@partner.example',
        },
      },
    ],
    [
      'its header is folded',
      { headers: { 'Authentication-Results': 'mx.aptly.example;\r\n\tdmarc=pass\r\n header.from=getaptly.com' } },
    ],
  ])('is support when %s', async (_, sample) => {
    expect(await verify(sample)).toBe('verified');
  });

  it.each<[string, SampleMail]>([
    ['a stranger', { headers: { From: 'ana@gmail.example' } }],
    ['a stranger with support’s name', { headers: { From: '"ana@getaptly.com" <ana@evil.example>' } }],
    ['a domain below support’s', { headers: { From: 'ana@sub.getaptly.com' } }],
    ['a domain that ends like support’s', { headers: { From: 'ana@notgetaptly.com' } }],
    ['somebody else of a partner of whom one is on the list', { headers: { From: 'eve@partner.example' } }],
  ])('is not support when it is %s', async (_, sample) => {
    expect(await verify(sample)).toBe('not_support');
  });

  it.each<[string, SampleMail]>([
    ['nobody', { headers: { From: undefined } }],
    ['two people', { headers: { From: 'ana@getaptly.com, eve@evil.example' } }],
    ['two headers', { above: ['From: eve@evil.example'] }],
    ['a group', { headers: { From: 'Team: ana@getaptly.com, eve@evil.example;' } }],
    ['no address', { headers: { From: 'Ana' } }],
    ['a domain in other letters', { headers: { From: 'ana@gеtaptly.com' } }],
  ])('is unclear when From names %s', async (_, sample) => {
    expect(await verify(sample)).toBe('unclear_sender');
  });

  it.each<[string, SampleMail]>([
    ['nobody looked', { headers: { 'Authentication-Results': undefined } }],
    [
      'another server says so',
      { headers: { 'Authentication-Results': 'mx.evil.example; dmarc=pass header.from=getaptly.com' } },
    ],
    [
      'our server’s name is only the beginning of another’s',
      { headers: { 'Authentication-Results': 'mx.aptly.example.evil; dmarc=pass header.from=getaptly.com' } },
    ],
    [
      'the word of our server stands below that of another',
      { above: ['Authentication-Results: mx.evil.example; dmarc=pass header.from=getaptly.com'] },
    ],
    [
      'our server says no, above a forged yes',
      { above: ['Authentication-Results: mx.aptly.example; dmarc=fail header.from=getaptly.com'] },
    ],
    ['DMARC failed though DKIM passed', found('dkim=pass header.d=getaptly.com; dmarc=fail header.from=getaptly.com')],
    [
      'DMARC could not be looked up',
      found('dkim=pass header.d=getaptly.com; dmarc=temperror header.from=getaptly.com'),
    ],
    ['DMARC passed for another domain', found('dmarc=pass header.from=evil.example')],
    ['DMARC passed for nobody in particular', found('dmarc=pass')],
    [
      'DMARC is told twice and not alike',
      found('dmarc=pass header.from=getaptly.com; dmarc=fail header.from=getaptly.com'),
    ],
    ['DKIM passed for another domain', found('dkim=pass header.d=evil.example')],
    ['DKIM passed for a domain that ends like its own', found('dkim=pass header.d=notgetaptly.com')],
    ['something else passed for its domain', found('iprev=pass smtp.mailfrom=ana@getaptly.com')],
    ['DKIM passed for the domain above', found('dkim=pass header.d=com')],
    ['DKIM failed', found('dkim=fail header.d=getaptly.com')],
    ['SPF passed for another domain', found('spf=pass smtp.mailfrom=eve@evil.example')],
    ['SPF passed for a server’s greeting alone', found('spf=pass smtp.helo=getaptly.com')],
    [
      'the envelope quotes a result',
      found('spf=pass smtp.mailfrom="x; dmarc=pass header.from=getaptly.com"@evil.example'),
    ],
    ['a comment holds a result', found('spf=fail (x; dmarc=pass header.from=getaptly.com)')],
    [
      'another header says so',
      {
        headers: {
          'Authentication-Results': undefined,
          'ARC-Authentication-Results': 'i=1; mx.aptly.example; dmarc=pass header.from=getaptly.com',
        },
      },
    ],
  ])('is not believed when %s', async (_, sample) => {
    expect(await verify(sample)).toBe('not_authenticated');
  });

  it('is not believed while no receiving server is trusted', async () => {
    expect(await verify({}, { ...trust, server: undefined })).toBe('not_authenticated');
  });
});
