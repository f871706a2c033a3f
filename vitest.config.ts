import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** One run over all packages: unit tests beside their source, cross-package tests under test/. */
export default defineConfig({
  // graphql has two entries and each refuses schemas made with the other: tests take the one that Node takes.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    include: [
      '{models,odata,sync,gateway,sandbox}/**/*.test.ts',
      'subgraphs/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**'],
    // Waits end when their condition holds: these bounds only end a failure, on a machine that is busy with other things.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    maxWorkers: 2,
  },
});
