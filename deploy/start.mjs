// The image's entrance: `start.mjs slack`, or `start.mjs operator audit-log --json`. Plain JavaScript, because it is not built.
import { fileURLToPath } from 'node:url';

const apps = ['slack', 'teams', 'web', 'operator'];
const [app, ...args] = process.argv.slice(2);
if (!apps.includes(app)) {
  process.stderr.write(`Say which app: ${apps.join(', ')}.\n`);
  process.exit(2);
}
const bundle = new URL(`./apps/${app}/dist/main.js`, import.meta.url);
// The app finds its own arguments where it would had it been started by itself.
process.argv = [process.argv[0], fileURLToPath(bundle), ...args];
await import(bundle);
