import { describe, expect, it } from 'vitest';
import { html } from './html.ts';

describe('html', () => {
  it('escapes what it is given, in text and in attributes', () => {
    const evil = `"><script>alert('&')</script>`;
    expect(html`<p title="${evil}">${evil}</p>`.markup).not.toMatch(/<script|title=""/);
    expect(html`${evil}`.markup).toBe('&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;');
  });

  it('keeps its own markup, lists of it, and nothing for undefined', () => {
    const rows = ['a', '<b>'].map((text) => html`<li>${text}</li>`);
    expect(html`<ul>${rows}</ul>${undefined}${1}`.markup).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>1');
  });
});
