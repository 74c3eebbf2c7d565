import { describe, expect, it } from 'vitest';
import { sampleMail } from '../testing/sample-mail.ts';
import { cutAnswer } from './cut-answer.ts';
import { namePictures } from './name-pictures.ts';
import { readMail } from './read-mail.ts';

const picture = [
  '--r',
  'Content-Type: image/png; name=shot.png',
  'Content-Disposition: inline; filename=shot.png',
  'Content-ID: <ii_1>',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '--r--',
];
const htmlPart = (html: string) => ['Content-Type: text/html; charset=utf-8', '', html];

/** A picture in the text, as programs send it that write HTML alone. */
const onlyHtml = (html: string) => read('multipart/related; boundary=r', ['--r', ...htmlPart(html), ...picture]);

/** The same with the text that most programs put beside it. */
const withText = (text: string, html: string) =>
  read('multipart/alternative; boundary=a', [
    ...['--a', 'Content-Type: text/plain; charset=utf-8', '', text],
    ...['--a', 'Content-Type: multipart/related; boundary=r', '', '--r', ...htmlPart(html), ...picture, '--a--'],
  ]);

async function read(type: string, lines: readonly string[]) {
  const mail = (await readMail(sampleMail({ headers: { 'Content-Type': type }, body: lines.join('\n') })))!;
  const { text, attachments } = namePictures(cutAnswer(mail), mail);
  return { text, attachments };
}

const alone = { text: '', attachments: ['shot.png'] };

describe('a picture in the text of an answer', () => {
  it.each(['<img src="cid:ii_1">', '<p><img src="cid:ii_1" alt="shot.png"></p>', '<img src="cid:gone">'])(
    'is named like an attachment where it is all there is: %s',
    async (html) => {
      const named = await onlyHtml(html);
      expect(named.text).toBe('');
      expect(named.attachments).toHaveLength(1);
    },
  );

  it.each([
    ['Gmail', '[image: shot.png]', '<img src="cid:ii_1">'],
    ['Outlook', '[cid:ii_1]', '<img src="cid:ii_1">'],
    ['a program that leaves it out of the text', ' ', '<img src="cid:ii_1">'],
  ])('is known as %s writes it', async (_, text, html) => {
    expect(await withText(text, html)).toEqual(alone);
  });

  it('leaves the words around it as they are', async () => {
    const words = { text: 'Look here:\n\nand press it.', attachments: ['shot.png'] };
    expect(await withText('Look here:\n\n[image: shot.png]\n\nand press it.', '')).toEqual(words);
    expect(await onlyHtml('<p>Look here:</p><p><img src="cid:ii_1"></p><p>and press it.</p>')).toEqual(words);
  });

  it('is found where only the HTML tells of it', async () => {
    const html = '<p>Look here:</p><img src="cid:ii_1">';
    expect(await withText('Look here:', html)).toEqual({ text: 'Look here:', attachments: ['shot.png'] });
  });

  it('is none of the answer within a quote', async () => {
    const html = '<p>Yes.</p><blockquote><img src="cid:ii_1"></blockquote>';
    expect(await onlyHtml(html)).toEqual({ text: 'Yes.', attachments: [] });
  });

  it('is none where a person only writes of one', async () => {
    expect(await read('text/plain', ['See [image: of the menu] in the article.'])).toEqual({
      text: 'See [image: of the menu] in the article.',
      attachments: [],
    });
  });
});
