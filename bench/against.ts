/**
 * This checkout beside another one, in one run: both are started, and rounds alternate between them and between the
 * operations, so that a slow minute of the machine hits all. The other needs its own `node_modules`.
 *
 *   git worktree add --detach ../before <commit> && (cd ../before && npm ci)
 *   npm run bench:against -- ../before
 */
import { resolve } from 'node:path';
import { startBenchedApp } from './benched-app.ts';
import { median } from './compare.ts';
import { watchLoad } from './load.ts';
import { askWithoutPause, connections, operations, seconds } from './operations.ts';

const [other = ''] = process.argv.slice(2);
if (other === '') throw new Error('Name the folder of the other checkout.');
const rounds = 5;

await using here = await startBenchedApp();
await using there = await startBenchedApp(resolve(other));
const apps = { there, here };

/** What a round gave: operations per second, and milliseconds of processor that one took of each process. */
interface Round {
  readonly rate: number;
  readonly gateway: number;
  readonly sandbox: number;
}

const measured = new Map<string, Round[]>();
for (let round = 0; round <= rounds; round += 1) {
  for (const [operation, query] of Object.entries(operations)) {
    for (const [name, app] of Object.entries(apps)) {
      const watched = await watchLoad(app);
      const { rate } = await askWithoutPause(app, query);
      const { busy, seconds: watchedSeconds } = await watched();
      // The first round warms up.
      if (round === 0) continue;
      const msOf = (share = Number.NaN) => (share * watchedSeconds * 1_000) / (rate * seconds);
      const result = { rate, gateway: msOf(busy.gateway), sandbox: msOf(busy.sandbox) };
      measured.set(`${name} ${operation}`, [...(measured.get(`${name} ${operation}`) ?? []), result]);
    }
  }
}

const lines = Object.keys(operations).map((operation) => {
  const cells = (['rate', 'gateway', 'sandbox'] as const).map((of) => {
    const [before, now] = ['there', 'here'].map((name) =>
      median(measured.get(`${name} ${operation}`)?.map((round) => round[of])),
    ) as [number, number];
    const digits = of === 'rate' ? 0 : 2;
    return `${before.toFixed(digits)} → ${now.toFixed(digits)} (× ${(now / before).toFixed(2)})`;
  });
  return `| ${operation} | ${cells.join(' | ')} |`;
});
process.stdout.write(
  [
    `| operation, ${connections} connections, median of ${rounds} rounds of ${seconds} s, there → here | requests/s | gateway, ms of processor each | sandbox, ms of processor each |`,
    '|---|---|---|---|',
    ...lines,
    '',
  ].join('\n'),
);
