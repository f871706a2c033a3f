import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
const read = (document: string): string => readFileSync(`${root}${document}`, 'utf8');
const folders = globSync('*/', { cwd: root }).map((name) => name.replace(/\/$/, ''));

/** Paths of the repository that a document names in backticks; `<system>` stands for any. */
function namedPaths(text: string): string[] {
  const named = [...text.matchAll(/`([\w.*<>{},-]+(?:\/[\w.*<>{},-]+)+\/?)(?::\d+)?`/g)].map(
    ([, path = '']) => path,
  );
  return named.filter((path) => folders.includes(path.split('/')[0] ?? ''));
}

it.each(documents)('%s names only files and folders that are there', (document) => {
  const missing = namedPaths(read(document)).filter(
    (path) => globSync(path.replaceAll(/<\w+>/g, '*'), { cwd: root }).length === 0,
  );
  expect(missing).toEqual([]);
});

/** Relative links of a document that lead nowhere: the file is not there, or has no heading of that anchor. */
function brokenLinks(document: string): string[] {
  const links = [...read(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const file = path === '' ? document : join(dirname(document), path);
    if (!existsSync(`${root}${file}`)) return true;
    return anchor !== undefined && file.endsWith('.md') && !anchorsOf(read(file)).includes(anchor);
  });
}

/** The anchors that a forge gives to headings: lower case, without punctuation, hyphens for spaces. */
function anchorsOf(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

it.each([...documents, 'CHANGELOG.md'])('%s links only to files and headings that are there', (document) => {
  expect(brokenLinks(document)).toEqual([]);
});
