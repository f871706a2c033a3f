/**
 * The benchmarks, side by side in one run: the sandbox in a process of its own, the gateway in another, the load
 * in this one. Prints a markdown table; bench/README.md keeps the figures with machine and date.
 *
 *   npm run bench            all
 *   npm run bench -- sync    only those whose name contains "sync"
 */
import { cpus } from 'node:os';
import { startBenchedApp } from './benched-app.ts';
import { benchmarks } from './benchmarks.ts';

const [wanted = ''] = process.argv.slice(2);

await using app = await startBenchedApp();
process.stdout.write(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n\n`,
);
for (const benchmark of benchmarks.filter(({ name }) => name.includes(wanted))) {
  process.stdout.write(`${await benchmark.run(app)}\n`);
}
