import type { Response } from 'express';

/** Markup that is safe to send: everything put into it was escaped. */
export interface Html {
  readonly markup: string;
}

type Piece = string | number | Html | readonly Html[] | undefined;

/** Escapes what is put in, unless it is itself `html`. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { markup: String.raw({ raw: strings }, ...pieces.map(render)) };
}

function render(piece: Piece): string {
  if (piece === undefined) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escapeText(String(piece));
  return 'markup' in piece ? piece.markup : piece.map((part) => part.markup).join('');
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export interface Page {
  readonly provider: 'Google' | 'Microsoft';
  readonly title: string;
  readonly status?: number;
  readonly content: Html;
}

/** Sends one of the pages a person sees on the way through a consent; it loads nothing and runs nothing. */
export function sendPage(response: Response, page: Page): void {
  response
    .status(page.status ?? 200)
    .set({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
    .send(layOut(page).markup);
}

function layOut({ provider, title, content }: Page): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${provider} (simulated)</title>
<style>${{ markup: style }}</style>
</head>
<body class="${provider.toLowerCase()}">
<main>
<p class="brand"><span aria-hidden="true"></span>${provider}</p>
<h1>${title}</h1>
${content}
</main>
<footer>Simulated ${provider}. No password is asked and nothing leaves this computer.</footer>
</body>
</html>
`;
}

const style = `
:root { color-scheme: light dark; --ground: #f0f3f8; --card: #fff; --ink: #1b1c1f; --quiet: #565c66; --line: #ccd1d9;
  --hover: #f3f6fb; --accent: #0b57d0; --on-accent: #fff; --round: 24px; --pill: 999px }
.microsoft { --ground: #eff1f3; --accent: #0067b8; --round: 4px; --pill: 3px }
@media (prefers-color-scheme: dark) {
  :root { --ground: #121315; --card: #1d1f22; --ink: #e7e8ea; --quiet: #a7adb6; --line: #454a52; --hover: #282b30;
    --accent: #a8c7fa; --on-accent: #062e6f }
  .microsoft { --ground: #131415; --accent: #6cb8f6; --on-accent: #04233d }
}
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; min-height: 100dvh; display: flex; flex-direction: column; align-items: center;
  justify-content: center; gap: 16px; padding: 24px 16px; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif }
main { width: 100%; max-width: 456px; padding: 36px; background: var(--card); border-radius: var(--round);
  box-shadow: 0 1px 3px rgb(0 0 0 / .12), 0 8px 28px rgb(0 0 0 / .08) }
.brand { display: flex; align-items: center; gap: 8px; margin: 0 0 20px; color: var(--quiet); font-size: 15px }
.brand span { width: 12px; height: 12px; border-radius: var(--pill); background: var(--accent) }
h1 { margin: 0 0 8px; font-size: 26px; line-height: 1.25; font-weight: 500; letter-spacing: -.01em; text-wrap: balance }
.microsoft h1 { font-size: 24px; font-weight: 600 }
p { margin: 0 0 16px } .quiet { color: var(--quiet) } code { font-size: 14px; overflow-wrap: anywhere }
ul { list-style: none; margin: 20px 0; padding: 0 } li + li { border-top: 1px solid var(--line) }
.account { display: flex; align-items: center; gap: 12px; min-height: 64px; padding: 10px 12px; margin: 0 -12px;
  border-radius: 10px; color: inherit; text-decoration: none }
.microsoft .account { border-radius: var(--round) }
.account > span:nth-child(2) { flex: 1; min-width: 0 }
.account b, .account small { display: block; overflow-wrap: anywhere } .account b { font-weight: 500 }
small { color: var(--quiet); font-size: 14px } .aside { flex: none }
.face { flex: none; display: grid; place-items: center; width: 36px; height: 36px; border-radius: 50%;
  background: var(--accent); color: var(--on-accent); font-weight: 500 }
.chip { display: inline-flex; max-width: 100%; align-items: center; gap: 8px; min-height: 44px; padding: 4px 16px 4px 4px; margin: 8px 0 20px;
  border: 1px solid var(--line); border-radius: 999px; color: inherit; font-size: 14px; text-decoration: none; overflow-wrap: anywhere }
a.account:hover, a.chip:hover, label:hover { background: var(--hover) }
fieldset { border: 0; margin: 8px 0 20px; padding: 0 } legend { padding: 0; margin-bottom: 8px; font-weight: 500 }
label, .fixed { display: flex; gap: 14px; align-items: flex-start; padding: 12px; margin: 0 -12px; border-radius: 10px }
label { cursor: pointer } li.fixed { margin: 0; padding: 12px 0; border-radius: 0 }
.fixed::before { content: "✓"; flex: none; width: 20px; text-align: center; color: var(--quiet) }
input[type=checkbox] { flex: none; width: 20px; height: 20px; margin: 2px 0 0; accent-color: var(--accent) }
.actions { display: flex; flex-wrap: wrap; gap: 12px; justify-content: flex-end; margin: 24px 0 0 }
button { min-height: 44px; padding: 8px 24px; border: 1px solid var(--line); border-radius: var(--pill); background: none;
  color: inherit; font: inherit; font-weight: 500; cursor: pointer }
button:hover { background: var(--hover) }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent) } button.main:hover { filter: brightness(1.08) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
footer { max-width: 456px; color: var(--quiet); font-size: 13px; text-align: center; text-wrap: balance }
@media (max-width: 480px) { body { padding: 12px } main { padding: 28px 24px } .actions button { flex: 1 } }
`;
