import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Folder → package name, and what it may import of the repository. Architecture, "Import direction". */
const packages: Record<string, { name: string; mayImport: string[] }> = {
  models: { name: '@p2c/models', mayImport: [] },
  odata: { name: '@p2c/odata', mayImport: [] },
  sandbox: { name: '@p2c/sandbox', mayImport: ['@p2c/models'] },
  'subgraphs/runtime': { name: '@p2c/subgraph-runtime', mayImport: ['@p2c/odata'] },
  'subgraphs/sales': { name: '@p2c/subgraph-sales', mayImport: ['@p2c/odata', '@p2c/subgraph-runtime'] },
  'subgraphs/finance-operations': {
    name: '@p2c/subgraph-finance-operations',
    mayImport: ['@p2c/odata', '@p2c/subgraph-runtime'],
  },
  sync: { name: '@p2c/sync', mayImport: ['@p2c/odata', '@p2c/subgraph-runtime'] },
  gateway: {
    name: '@p2c/gateway',
    mayImport: [
      '@p2c/models',
      '@p2c/odata',
      '@p2c/subgraph-runtime',
      '@p2c/subgraph-sales',
      '@p2c/subgraph-finance-operations',
      '@p2c/sync',
      '@p2c/sandbox',
    ],
  },
};

interface Import {
  file: string;
  specifier: string;
}

function importsOf(folder: string, { tests = false } = {}): Import[] {
  return globSync(`${folder}/**/*.ts`, { cwd: root, exclude: (path) => path.includes('node_modules') })
    .filter((file) => tests || !/\.(test|cases)\.ts$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const found = text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)['"]([^'"]+)['"]/g);
      return [...found].map((match) => ({ file, specifier: match[1] ?? '' }));
    });
}

const print = (found: Import[]) => found.map(({ file, specifier }) => `${file} imports ${specifier}`);

describe('import direction', () => {
  for (const [folder, { name, mayImport }] of Object.entries(packages)) {
    it(`${name} imports only what stands below it`, () => {
      const forbidden = importsOf(folder).filter(
        ({ specifier }) =>
          specifier.startsWith('@p2c/') && !mayImport.includes(specifier.split('/').slice(0, 2).join('/')),
      );
      expect(print(forbidden)).toEqual([]);
    });

    it(`${name} is left by no relative path`, () => {
      const leaving = importsOf(folder, { tests: true }).filter(({ file, specifier }) => {
        if (!specifier.startsWith('.')) return false;
        const target = relative(join(root, folder), resolve(root, dirname(file), specifier));
        return target.startsWith('..');
      });
      expect(print(leaving)).toEqual([]);
    });
  }

  it('clients of others drive the sandbox without anything of the connector', () => {
    const own = importsOf('test/clients', { tests: true }).filter(({ specifier }) =>
      specifier.startsWith('@p2c/'),
    );
    expect(new Set(own.map(({ specifier }) => specifier))).toEqual(new Set(['@p2c/sandbox']));
  });

  it('sync takes the subgraph runtime only where it is a subgraph itself', () => {
    const elsewhere = importsOf('sync').filter(
      ({ file, specifier }) =>
        specifier === '@p2c/subgraph-runtime' && !file.startsWith('sync/src/subgraph/'),
    );
    expect(print(elsewhere)).toEqual([]);
  });

  it('the gateway reaches the sandbox in one file, only by a dynamic import', () => {
    const only = 'gateway/src/open-systems.ts';
    const users = importsOf('gateway').filter(({ specifier }) => specifier === '@p2c/sandbox');
    expect(users.map(({ file }) => file).filter((file) => file !== only)).toEqual([]);
    const text = readFileSync(join(root, only), 'utf8');
    expect(text).toMatch(/await import\('@p2c\/sandbox'\)/);
    expect(text.match(/^import (?!type).*'@p2c\/sandbox'/m)).toBeNull();
  });

  const pure = [
    ...globSync('sync/src/plan*.ts', { cwd: root }),
    ...['evaluate', 'references', 'queries', 'functions', 'canonical-value', 'template'].map(
      (name) => `sync/src/mapping/${name}.ts`,
    ),
    'subgraphs/runtime/src/pushdown.ts',
    'odata/src/print-query.ts',
    'odata/src/entity-key.ts',
    ...globSync('sync/src/ownership/*.ts', { cwd: root }),
  ].filter((file) => !file.endsWith('.test.ts'));

  it.each(pure)('%s does no I/O', (file) => {
    const io = importsOf(file.replace(/\/[^/]+$/, ''))
      .filter((found) => found.file === file)
      .filter(({ specifier }) =>
        /^(node:(fs|http|https|net|child_process|sqlite|worker_threads)|undici)/.test(specifier),
      );
    expect(print(io)).toEqual([]);
    expect(readFileSync(join(root, file), 'utf8')).not.toMatch(
      /\b(Date\.now|Math\.random|setTimeout|fetch)\(/,
    );
  });
});
