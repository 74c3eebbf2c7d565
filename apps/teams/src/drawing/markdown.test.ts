import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, shorten, visible } from './markdown.ts';

const markdown = new MarkdownIt({ html: true });

/** What a reader sees of a line of markdown, and the elements it became. */
function read(line: string): { text: string; elements: string[] } {
  const html = markdown.render(line);
  const elements = [...html.matchAll(/<(\w+)/g)].map(([, name = '']) => name);
  const text = html
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(lt|gt|quot|amp);/g,
      (_, name: 'lt' | 'gt' | 'quot' | 'amp') => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name],
    );
  return { text: text.replaceAll('\u00a0', ' ').trim(), elements };
}

/** Phones take the backslash off before these alone. */
const onPhone = (line: string): string => line.replace(/\\([*_[\]])/g, '$1');

describe('an escaped line', () => {
  it.each([
    '**bold** _it_ *it* __bold__ ~~gone~~ `code`',
    '[your bank](https://evil.example) ![x](https://evil.example/x.png) <https://evil.example>',
    '<b>html</b> <script>alert(1)</script> <at>Kim</at>',
    '# heading',
    '- list',
    '+ list',
    '* list',
    '1. list',
    '2) list',
    '> quote',
    '=== under',
    '--- rule',
    '```fence',
    '| a | b |',
    '-',
    '+',
    '##',
    '12.',
    '---',
    '- - -',
    '~~~ fence',
    'an_address_of@some_where.example',
    '&lt;b&gt; &#60; &copy; R&D',
    String.raw`C:\path\*`,
    '{{DATE(2017-02-14T06:08:39Z,LONG)}}',
    '[x]: https://evil.example',
  ])('is read to the letter: %s', (line) => {
    expect(read(escapeMarkdown(line))).toEqual({ text: line, elements: ['p'] });
  });

  it('is read to the letter, whatever it is', () => {
    const marks = [
      '*',
      '_',
      '[',
      '](http://x)',
      '<',
      '`',
      '#',
      '-',
      '- ',
      '1. ',
      '&',
      'amp;',
      '\\',
      '!',
      ' ',
      '>',
      '~',
      '|',
    ];
    const piece = fc.oneof(fc.string(), fc.constantFrom(...marks));
    const line = fc.array(piece).map((pieces) => visible(pieces.join('')).replace(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(
        line.filter((text) => text !== ''),
        (text) => {
          expect(read(escapeMarkdown(text))).toEqual({ text, elements: ['p'] });
        },
      ),
    );
  });

  it.each([
    'All done! ¡Listo!',
    'b > a | c, ~5 {x} = y',
    '1. Open Settings',
    '- My Settings',
    '-5 or #1, 2.5 & more',
    'R&D, *our* [list] of an_address',
  ])('shows no backslash on a phone: %s', (line) => {
    expect(onPhone(escapeMarkdown(line))).not.toContain('\\');
  });

  it('does not open the functions of Adaptive Cards', () => {
    expect(escapeMarkdown('{{DATE(2017-02-14T06:08:39Z)}}')).not.toContain('{{');
  });
});

describe('a visible text', () => {
  it.each([
    ['a\u0000b\u001b[31m', 'ab[31m'],
    ['moc.elpmaxe\u202eexe', 'moc.elpmaxeexe'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['\ud800x', '\ufffdx'],
    ['👩‍👩‍👧 ñ', '👩‍👩‍👧 ñ'],
  ])('of %j is %j', (text, expected) => {
    expect(visible(text)).toBe(expected);
  });
});

describe('a shortened text', () => {
  it('says that it was cut', () => {
    expect(shorten('abcdef', { longest: 3, mark: '…' })).toBe('abc …');
    expect(shorten('abc', { longest: 3, mark: '…' })).toBe('abc');
  });
});
