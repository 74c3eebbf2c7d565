import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAnswer } from './cut-answer.ts';

const cut = (text: string, subject = 'Re: [IR-7K2M9QX] Gmail') => cutAnswer({ text, subject });
const answer = 'Hi Dana,\n\nplease ask your administrator to allow Aptly.\nThen press "Reconnect" again.';
const quote = '> Case IR-7K2M9QX, opened 2026-11-22 10:10 UTC\n> Who: Dana\n>> nested\n>>> deeper';

/** Any UTF-16 units, halves of signs among them. */
const anyText = (maxLength: number) =>
  fc.array(fc.nat(0xffff), { maxLength }).map((units) => String.fromCharCode(...units));

describe('the answer in a mail', () => {
  it.each([
    ['Gmail', `${answer}\n\nOn Mon, Nov 23, 2026 at 10:15 AM Aptly <assistant@aptly.example> wrote:\n\n${quote}\n`],
    [
      'Gmail, its head on two lines',
      `${answer}\n\nOn Mon, Nov 23, 2026 at 10:15 AM Aptly Assistant\n<assistant@aptly.example> wrote:\n\n${quote}\n`,
    ],
    ['Apple Mail', `${answer}\n\n> On 23. Nov 2026, at 10:15, Aptly <assistant@aptly.example> wrote:\n> \n${quote}\n`],
    ['Gmail in German', `${answer}\n\nAm Mo., 23. Nov. 2026 um 10:15 Uhr schrieb Aptly <a@aptly.example>:\n\n${quote}`],
    ['Apple Mail in German', `${answer}\n\nAm 23.11.2026 um 10:15 schrieb Aptly <a@aptly.example>:\n\n${quote}`],
    ['Thunderbird in German', `${answer}\n\nAm 23.11.26 um 10:15 schrieb Aptly:\n${quote}`],
    [
      'Gmail in Spanish',
      `${answer}\n\nEl lun, 23 nov 2026 a las 10:15, Aptly (<a@aptly.example>) escribió:\n\n${quote}`,
    ],
    ['Gmail in French', `${answer}\n\nLe lun. 23 nov. 2026 à 10:15, Aptly <a@aptly.example> a écrit :\n\n${quote}`],
    [
      'Outlook',
      `${answer}\n\n________________________________\nFrom: Aptly <assistant@aptly.example>\nSent: Monday, November 23, 2026 10:15 AM\nTo: Support <help@getaptly.com>\nSubject: [IR-7K2M9QX] Gmail\n\nCase IR-7K2M9QX\nWho: Dana\n`,
    ],
    [
      'Outlook without addresses, in German',
      `${answer}\n\n-----Ursprüngliche Nachricht-----\nVon: Aptly\nGesendet: Montag, 23. November 2026 10:15\nAn: Support\nBetreff: [IR-7K2M9QX] Gmail\n\nCase IR-7K2M9QX\n`,
    ],
    [
      'Outlook in Spanish',
      `${answer}\n\nDe: Aptly <a@aptly.example>\nEnviado el: lunes, 23 de noviembre de 2026 10:15\nPara: Soporte\nAsunto: [IR-7K2M9QX] Gmail\n\nCase IR-7K2M9QX\n`,
    ],
    ['a signature', `${answer}\n\n-- \nAna López\nAptly Support\n+1 555 0100\n`],
    [
      'a telephone',
      `${answer}\n\nSent from my iPhone\n\n> On 23 Nov 2026, at 10:15, Aptly <a@b.example> wrote:\n${quote}`,
    ],
    ['a quote above it', `On Mon, Nov 23, 2026 at 10:15 AM Aptly <a@b.example> wrote:\n${quote}\n\n${answer}\n`],
    ['lines that end as in DOS', `${answer}\n\n-- \nAna\n`.replaceAll('\n', '\r\n')],
  ])('is what stands outside quotes and signature: %s', (_, text) => {
    expect(cut(text)).toEqual({ text: answer, solved: false });
  });

  it.each([
    '-- \nAna López\nAptly Support\n+1 555 0100',
    'Sent from my iPhone',
    'Enviado desde mi iPhone\n',
    'Get Outlook for iOS',
    `Best regards,\n\nAna López\nCustomer Support | Aptly\n+1 555 0100\n\nOn Mon, Nov 23, 2026 at 10:15 AM Aptly <a@b.example> wrote:\n\n${quote}`,
    'Saludos,\nAna',
  ])('is none where there is nothing but a signature: %j', (text) => {
    expect(cut(text)).toEqual({ text: '', solved: false });
  });

  it.each([
    'Cheers,\nit works now\nAna',
    'Saludos',
    'Thanks,\nAna',
    'Regards\nThe link is on its way',
    'Sent from my desk to yours: please try again',
  ])('is all that is said beside one: %j', (text) => {
    expect(cut(text).text).toBe(text);
  });

  it('keeps what was written between quotes, and rules across the text', () => {
    const text = '> Did you try twice?\nYes.\n> And then?\nNothing.\n\n----\nOne more thing: see above.\n\n> end';
    expect(cut(text).text).toBe('Yes.\nNothing.\n\n----\nOne more thing: see above.');
  });

  it('is found below a quote of any length', () => {
    expect(cut(`${'> what was said before\n'.repeat(2_000)}\n${answer}`).text).toBe(answer);
  });

  it('keeps long paragraphs whole', () => {
    const paragraph = 'please do this and then that '.repeat(40).trim();
    expect(cut(`${paragraph}\n\n${paragraph}\n\n${quote}`).text).toBe(`${paragraph}\n\n${paragraph}`);
  });

  it.each(['#solved', '  #Solved.', '#SOLVED!'])('solves the case with the line %j, which it leaves out', (line) => {
    expect(cut(`${answer}\n\n${line}\n\n${quote}`)).toEqual({ text: answer, solved: true });
  });

  it('solves the case by its subject', () => {
    expect(cut(answer, 'Re: [Solved] [IR-7K2M9QX] Gmail')).toEqual({ text: answer, solved: true });
  });

  it.each([
    ['in a quote', `${answer}\n\nOn Mon, Aptly <a@b.example> wrote:\n> #solved\n> Write the line #solved`],
    ['within a sentence', `${answer}\n\nI will write #solved when it is.`],
  ])('does not solve the case by the word %s', (_, text) => {
    expect(cut(text).solved).toBe(false);
  });

  it('holds nothing that hides or turns what is read', () => {
    expect(cut('half a sign: \ud83d.').text).toBe('half a sign: \ufffd.');
    expect(cut('a\u202eb\u200bc\u0000d\u001b[31m\ue0005\ue001\ufeffe\u2028f').text).toBe('abcd[31m5e\nf');
  });

  it('is cut, visibly, after 20,000 characters and never within one', () => {
    const { text } = cut('🙂'.repeat(30_000));
    expect(text.length).toBeLessThanOrEqual(20_000);
    expect(text).toMatch(/🙂…$/u);
    expect(text.isWellFormed()).toBe(true);
  });

  it('shows that a text of very many short lines goes on', () => {
    expect(cut('line\n'.repeat(3_000)).text).toMatch(/line.*…$/s);
  });

  it.each([
    ['a Dutch head without end', 'Op schreef\n'],
    ['a Polish one', 'W dniu a\n'],
    ['heads of Outlook', 'From: x\n\n'],
    ['digits and brackets', '1111from<'],
    ['empty lines', '\n \n'],
    ['one endless line', 'On a '],
  ])('is found within four seconds in 200,000 characters of %s', (_, piece) => {
    const started = performance.now();
    cut(piece.repeat(200_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  it('is bounded plain text, whatever the mail says', () => {
    const piece = fc.oneof(
      anyText(20),
      fc.constantFrom(
        '\n',
        '> ',
        'On Mon, x <a@b> wrote:\n',
        '-- \n',
        '\ue0000\ue001',
        '#solved\n',
        'From: x\n',
        '\u202e',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom('', 'Re: x', '[solved]'), (pieces, subject) => {
        const { text } = cut(pieces.join(''), subject);
        expect(text.length).toBeLessThanOrEqual(20_000);
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\ue000\ue001]|(?![\n\t])\p{Cc}/u);
      }),
    );
  });
});
