/**
 * The benchmarks, side by side in one run: the sandbox in a process of its own, the gateway in another, the load
 * in this one. Prints a markdown table; bench/README.md keeps the figures with machine and date.
 *
 *   npm run bench            all
 *   npm run bench -- sync    only those whose name contains "sync"
 */
import { cpus } from 'node:os';
import { type BenchedApp, startBenchedApp } from './benched-app.ts';
import { benchmarks } from './benchmarks.ts';

const [wanted = ''] = process.argv.slice(2);

let started: Promise<BenchedApp> | undefined;
/** The whole product, for those that measure it; the others start what they need. */
const app = () => {
  started ??= startBenchedApp();
  return started;
};

process.stdout.write(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n\n`,
);
try {
  for (const benchmark of benchmarks.filter(({ name }) => name.includes(wanted))) {
    process.stdout.write(`${await benchmark.run(app)}\n`);
  }
} finally {
  await (await started)?.[Symbol.asyncDispose]();
}
