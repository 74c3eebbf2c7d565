/** The one stylesheet of all pages: light and dark, from 320 px up, without script or foreign font. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --paper: #f4f5f8; --card: #ffffff; --ink: #1b2030; --quiet: #5a6275; --line: #dfe2ea;
  --accent: #3a4fd8; --on-accent: #ffffff; --good: #147a4b; --good-tint: #e2f5ea; --warn: #9a5b00; --warn-tint: #fdf1dc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12141c; --card: #1c1f2b; --ink: #eceef6; --quiet: #a5adc2; --line: #323748;
    --accent: #93a1ff; --on-accent: #10132a; --good: #6fd8a2; --good-tint: #16352a; --warn: #f3bd6a; --warn-tint: #3a2c14;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; min-height: 100vh; padding: 1.25rem; display: grid; place-items: center;
  background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
main {
  width: 100%; max-width: 30rem; padding: 2rem; border: 1px solid var(--line); border-radius: 1rem;
  background: var(--card); overflow-wrap: anywhere; box-shadow: 0 1px 2px rgb(0 0 0 / .05), 0 12px 32px rgb(0 0 0 / .07);
}
.brand { margin: 0 0 1.5rem; color: var(--quiet); font-size: .875rem; font-weight: 600; letter-spacing: .01em; }
.badge {
  display: grid; place-items: center; width: 3rem; height: 3rem; margin: 0 0 1rem; border-radius: 50%;
  background: color-mix(in srgb, var(--accent) 14%, var(--card)); color: var(--accent); font-size: 1.375rem; font-weight: 700;
}
.badge.good { background: var(--good-tint); color: var(--good); }
.badge.warn { background: var(--warn-tint); color: var(--warn); }
h1 { margin: 0 0 .75rem; font-size: 1.5rem; line-height: 1.25; letter-spacing: -.01em; text-wrap: balance; }
p { margin: 0 0 1rem; }
ul, ol { margin: 0 0 1.25rem; padding-left: 1.25rem; }
li { margin: .25rem 0; }
.inbox {
  display: flex; flex-direction: column; margin: 0 0 1.25rem; padding: .75rem 1rem; border: 1px solid var(--line);
  border-radius: .625rem; background: var(--paper);
}
.inbox strong { font-size: 1.0625rem; }
.inbox span, .quiet { color: var(--quiet); font-size: .9375rem; }
.quiet:last-child { margin-bottom: 0; }
.note { padding: .75rem 1rem; border-radius: .625rem; background: var(--warn-tint); }
form { margin: 0 0 1rem; }
.action {
  display: block; width: 100%; padding: .75rem 1.1875rem; border: 1px solid transparent; border-radius: .625rem; cursor: pointer;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; text-align: center; text-decoration: none;
}
.action:hover { filter: brightness(1.07); }
.action:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
a { color: var(--accent); white-space: nowrap; }
@media (max-width: 30rem) { body { padding: .75rem; place-items: start stretch; } main { padding: 1.5rem 1.25rem; } }
`;
