/**
 * Proves that every committed generated file is current: runs the generators, compares what they wrote with
 * what was there, puts the old text back and fails when anything differs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const patterns = [
  '{odata,sync}/src/generated/*.ts',
  'subgraphs/*/src/generated/*.ts',
  'gateway/supergraph.graphql',
  'docs/{configuration,errors,mapping,ownership}.md',
  '.env.example',
];

const read = () =>
  new Map(
    patterns.flatMap((p) => globSync(p, { cwd: root })).map((f) => [f, readFileSync(join(root, f), 'utf8')]),
  );

const before = read();
const run = spawnSync('npm', ['run', '--silent', 'generate'], { cwd: root, encoding: 'utf8' });
if (run.status !== 0) {
  process.stderr.write(`${run.stdout}${run.stderr}\nThe generators failed.\n`);
  process.exit(1);
}
const after = read();

const stale = [...new Set([...before.keys(), ...after.keys()])].filter(
  (file) => before.get(file) !== after.get(file),
);
for (const [file, text] of before) {
  if (existsSync(join(root, file)) && after.get(file) !== text) writeFileSync(join(root, file), text);
}
if (stale.length > 0) {
  process.stderr.write(
    `Not current, run \`npm run generate\` and commit:\n${stale.map((f) => `  ${f}\n`).join('')}`,
  );
  process.exit(1);
}
process.stdout.write(`${before.size} generated files are current.\n`);
