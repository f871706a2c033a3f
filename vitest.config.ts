import { defineConfig } from 'vitest/config';

/** One run over all packages: unit tests beside their source, cross-package tests under test/. */
export default defineConfig({
  test: {
    include: [
      '{models,odata,sync,gateway,sandbox}/**/*.test.ts',
      'subgraphs/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
  },
});
