/** A mail of Ana's, at support, to the case of the sample; a header may be changed, added (a new name) or left out. */
export interface SampleMail {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Header lines that stand above all others. */
  readonly above?: readonly string[];
  readonly body?: string;
}

const usual = {
  'Authentication-Results':
    'mx.aptly.example; dkim=pass header.i=@getaptly.com header.s=s1; spf=pass smtp.mailfrom=ana@getaptly.com; dmarc=pass (p=REJECT) header.from=getaptly.com',
  From: 'Ana López <ana@getaptly.com>',
  To: 'assistant+ir-7k2m9qx@aptly.example',
  Subject: 'Re: [IR-7K2M9QX] Gmail: password changed (likely), asked in Slack',
  'Message-ID': '<answer-1@getaptly.com>',
  Date: 'Mon, 23 Nov 2026 09:15:00 +0000',
  'MIME-Version': '1.0',
  'Content-Type': 'text/plain; charset=utf-8',
};

export function sampleMail({ headers, above = [], body = 'We are on it.' }: SampleMail = {}): Buffer {
  const lines = Object.entries({ ...usual, ...headers }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return Buffer.from([...above, ...lines, '', body].join('\n').replace(/\r?\n/g, '\r\n'));
}
