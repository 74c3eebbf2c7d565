import type { Words } from '@reconnect/article';

/** How an attempt to install can end. */
export type InstallPage =
  | 'done'
  | 'cancelled'
  | 'link_expired'
  | 'link_forged'
  | 'start_again'
  | 'other_workspace'
  | 'too_many'
  | 'failed';

const style = `:root{color-scheme:light dark;font:17px/1.5 system-ui,sans-serif}body{max-width:34rem;margin:18vh auto 0;padding:0 24px}h1{font-size:26px;line-height:1.25}`;

/** A page without anything in it that came from outside. */
export function installPage(ending: InstallPage, words: Words): string {
  const title = words(`install.title.${ending}`);
  return `<!doctype html><html lang="${words.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1><p>${words(`install.text.${ending}`)}</p></main></body></html>`;
}
