import { defineConfig } from 'vitest/config';

/** Vitest's own default leaves one core out, which on a machine of two is half of it; these tests wait a lot. */
const maxWorkers = '100%';

/** Set by `tools/test.ts` where there is no Dovecot. Vitest's own `--exclude` does not reach a project that has excludes. */
const leftOut = process.env['WITHOUT_IMAP'] === undefined ? [] : ['**/*.imap.*.test.ts'];

/** What a test needs decides its project: nothing, a server of its own, or a browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{apps,bench,packages,tools}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.integration.test.ts', '**/*.e2e.test.ts'],
          // Walks over every path of the statechart, and fuzzing, take seconds; on a busy machine many.
          testTimeout: 30_000,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{apps,packages,tools}/**/*.integration.test.ts'],
          exclude: ['**/node_modules/**', 'apps/playground/src/faults/**', ...leftOut],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          maxWorkers,
          globalSetup: ['tools/redis-for-tests.ts'],
        },
      },
      {
        // Real processes that are killed, and a sample of what `pnpm test:faults` tries. Alone: some of it is about seconds.
        test: {
          name: 'faults',
          include: ['apps/playground/src/faults/**/*.integration.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          globalSetup: ['tools/redis-for-tests.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['apps/**/*.e2e.test.ts'],
          exclude: ['**/node_modules/**', ...leftOut],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
