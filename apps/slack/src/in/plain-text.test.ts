import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

describe('the plain text of a message', () => {
  it.each([
    ['is what was typed', 'why isn’t it syncing?', 'why isn’t it syncing?'],
    ['has escapes undone once', '1 &lt; 2 &amp;&amp; a &amp;lt; b', '1 < 2 && a &lt; b'],
    ['shows a mail address', 'it is <mailto:ada@example.com|ada@example.com>', 'it is ada@example.com'],
    ['shows a mail address without label', 'it is <mailto:ada@example.com>', 'it is ada@example.com'],
    ['shows a link by its label', 'see <https://example.com/a?b=1|the page>', 'see the page'],
    ['shows a bare link', 'see <https://example.com/a>', 'see https://example.com/a'],
    ['leaves the app’s own name out', '<@U0BOT1234> help', 'help'],
    ['names others', '<@U0EVE|eve> and <@U0BOB> in <#C1|general> <!here>', '@eve and @U0BOB in #general @here'],
    ['is cut where nobody reads on', 'x'.repeat(5000), 'x'.repeat(4000)],
    ['has no NUL in it', 'a\u0000b', 'ab'],
  ])('%s', (_, markup, text) => {
    expect(plainText(markup, 'U0BOT1234')).toBe(text);
  });

  it('has the emoji that the person chose, where Slack has but their names', () => {
    const emoji = (name: string, unicode: string) => ({ type: 'emoji', name, unicode });
    const elements = [
      { type: 'text', text: 'done ' },
      emoji('+1', '1f44d-1f3fd'),
      { type: 'text', text: ' at 10:30 ' },
      emoji('+1', '1f44d'),
      emoji('woman-shrugging', '1f937-200d-2640-fe0f'),
      { type: 'emoji', name: 'our-own' },
      emoji('odd', 'not a number'),
    ];
    const blocks = [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
    const markup = 'done :+1::skin-tone-4: at 10:30 :+1::woman-shrugging::our-own::odd:';
    expect(plainText(markup, undefined, blocks)).toBe('done 👍🏽 at 10:30 👍🤷‍♀️:our-own::odd:');
  });
});
