/** Markup that is known to be safe: written by us, or escaped. */
export interface Html {
  readonly html: string;
}

/** A template whose every value is escaped, unless it is markup of ours. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html {
  const written = values.map((value) => {
    if (typeof value === 'string') return escapeHtml(value);
    return 'html' in value ? value.html : value.map((one) => one.html).join('');
  });
  return { html: parts.reduce((text, part, index) => text + (written[index - 1] ?? '') + part) };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
