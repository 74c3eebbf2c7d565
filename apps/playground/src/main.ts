import { fileURLToPath } from 'node:url';
import { runPlayground } from './run-playground.ts';

await runPlayground({
  page: fileURLToPath(new URL('./page', import.meta.url)),
  variables: process.env,
  print: console.log,
});
