import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...globSync('docs/**/*.md', { cwd: root }),
  ...globSync('bench/*.md', { cwd: root }),
];
const folders = globSync('*/', { cwd: root }).map((name) => name.replace(/\/$/, ''));

/** Paths of the repository that a document names in backticks; `<system>` stands for any. */
function namedPaths(text: string): string[] {
  const named = [...text.matchAll(/`([\w.*<>{},-]+(?:\/[\w.*<>{},-]+)+\/?)(?::\d+)?`/g)].map(
    ([, path = '']) => path,
  );
  return named.filter((path) => folders.includes(path.split('/')[0] ?? ''));
}

it.each(documents)('%s names only files and folders that are there', (document) => {
  const text = readFileSync(`${root}${document}`, 'utf8');
  const missing = namedPaths(text).filter(
    (path) => globSync(path.replaceAll(/<\w+>/g, '*'), { cwd: root }).length === 0,
  );
  expect(missing).toEqual([]);
});
