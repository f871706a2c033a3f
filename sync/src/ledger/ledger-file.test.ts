import {
  copyFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ledger } from './ledger.ts';
import { openSqliteLedger } from './sqlite.ts';

const intent = { system: 'SALES', entitySet: 'accounts', key: 'a' } as const;
let folder: string;
let path: string;
let ledger: Ledger;
let logged: { fields: object; message: string }[];

const note = (fields: object, message: string) => void logged.push({ fields, message });
const open = () => openSqliteLedger(path, { logger: { debug: note, info: note, warn: note, error: note } });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'p2c-ledger-file-'));
  path = join(folder, 'ledger.sqlite');
  logged = [];
  ledger = await open();
  await ledger.hint([{ entity: 'Customer', key: 'a' }], 1);
});
afterEach(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

const move = () => renameSync(path, `${path}.away`);
const replace = () => {
  copyFileSync(path, `${path}.copy`);
  renameSync(`${path}.copy`, path);
};
const overwrite = () => writeFileSync(path, Buffer.alloc(statSync(path).size, 'x'));
const cut = () => truncateSync(path, statSync(path).size - 4_096);

describe.each([
  ['removed', move, /ledger\.sqlite was removed/],
  ['replaced by another file', replace, /ledger\.sqlite was replaced/],
  ['overwritten with something else', overwrite, /ledger\.sqlite is no database any more/],
  ['cut short', cut, /ledger\.sqlite was cut short/],
])('while it is open, a ledger whose file is %s', (_, harm, message) => {
  // The pages must be in the file and not beside it, for something to be lost from it.
  beforeEach(async () => {
    await ledger.close();
    ledger = await open();
  });

  it('takes no intent and answers no question; the message tells the remedy and no folder, the log the path once', async () => {
    harm();
    const refused = { code: 'LEDGER_UNAVAILABLE', message: expect.stringMatching(message) };
    await expect(ledger.intend(intent, 1, 2)).rejects.toMatchObject(refused);
    const overview = await ledger.overview(1).catch((error: unknown) => error);
    expect(overview).toMatchObject(refused);
    expect(String(overview)).toContain('--reset');
    expect(String(overview)).not.toContain(folder);
    expect(logged).toEqual([
      { fields: expect.objectContaining({ path }), message: expect.stringMatching(/The ledger's file/) },
    ]);
  });
});

it('a file that is put back is the ledger again, with all that it held', async () => {
  move();
  await expect(ledger.overview(1)).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
  renameSync(`${path}.away`, path);
  expect(await ledger.due(1, 10)).toEqual([{ entity: 'Customer', key: 'a' }]);
  expect(logged.map(({ message }) => message)).toEqual([
    expect.stringMatching(/was removed/),
    expect.stringMatching(/is there again/),
  ]);
});

it('a file that grows and is carried over from beside it is the same file', async () => {
  const refs = Array.from({ length: 5_000 }, (_, index) => ({
    entity: 'Customer' as const,
    key: `k${index}`,
  }));
  await ledger.hint(refs, 1);
  const before = statSync(path).size;
  const other = new DatabaseSync(path);
  other.exec('pragma wal_checkpoint(full)');
  other.close();
  expect(statSync(path).size).toBeGreaterThan(before);
  expect(await ledger.due(1, 10_000)).toHaveLength(5_001);
  expect(logged).toEqual([]);
});
