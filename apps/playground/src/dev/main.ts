import { buildPage } from '../../build.ts';
import { runPlayground } from '../run-playground.ts';

// For `pnpm dev`, which starts it anew on every change: an open page reloads itself when this process was started anew.
await runPlayground({ page: await buildPage(), variables: process.env, print: console.log });
