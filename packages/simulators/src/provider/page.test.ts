import { describe, expect, it } from 'vitest';
import { html } from './page.ts';

describe('Markup', () => {
  it('escapes what is put in, and only that', () => {
    const rows = ['<b>', `"'&`].map((text) => html`<li title="${text}">${text}</li>`);
    expect(html`<ul>${rows}${undefined}</ul>`.markup).toBe(
      '<ul><li title="&#60;b&#62;">&#60;b&#62;</li><li title="&#34;&#39;&#38;">&#34;&#39;&#38;</li></ul>',
    );
  });
});
