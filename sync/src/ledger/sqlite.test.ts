import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { ledgerCases, type OpenedLedger } from './ledger.cases.ts';
import { openSqliteLedger, type SqliteLedgerOptions } from './sqlite.ts';
import { statements } from './statements.ts';

function folder() {
  const path = mkdtempSync(join(tmpdir(), 'p2c-ledger-'));
  return {
    file: join(path, 'ledger.sqlite'),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

async function openInFile(options: SqliteLedgerOptions = {}): Promise<OpenedLedger> {
  const place = folder();
  let ledger = await openSqliteLedger(place.file, options);
  return {
    ledger,
    async reopen() {
      await ledger.close();
      ledger = await openSqliteLedger(place.file, options);
      return ledger;
    },
    async [Symbol.asyncDispose]() {
      await ledger.close();
      place[Symbol.dispose]();
    },
  };
}

it('every file of a statement is read by its name', () => {
  const files = readdirSync(new URL('./statements/', import.meta.url)).toSorted();
  const named = Object.keys(statements).map(
    (name) => `${name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}.sql`,
  );
  expect(files).toEqual(named.toSorted());
});

describe('the ledger in a SQLite file', () => {
  ledgerCases(openInFile);

  it('refuses a file that a newer program wrote', async () => {
    using place = folder();
    await (await openSqliteLedger(place.file)).close();
    const database = new DatabaseSync(place.file);
    database.exec('pragma user_version = 999');
    database.close();
    await expect(openSqliteLedger(place.file)).rejects.toMatchObject({
      code: 'LEDGER_UNAVAILABLE',
      message: expect.stringMatching(/version 999.*knows \d+/),
    });
  });

  it('refuses a folder that is not there, and a file that is no database, with its code', async () => {
    using place = folder();
    await expect(openSqliteLedger(join(place.file, 'none', 'ledger.sqlite'))).rejects.toMatchObject({
      code: 'LEDGER_UNAVAILABLE',
    });
    await expect(openSqliteLedger(new URL(import.meta.url).pathname)).rejects.toMatchObject({
      code: 'LEDGER_UNAVAILABLE',
    });
  });

  it('while another process writes for too long, a write is refused with its code and leaves nothing behind', async () => {
    using place = folder();
    const ledger = await openSqliteLedger(place.file, { lockedWaitMs: 1 });
    const other = new DatabaseSync(place.file);
    other.exec('begin immediate');
    const record = { entity: 'Customer', key: 'a' } as const;
    await expect(ledger.hint([record], 1)).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
    other.exec('rollback');
    other.close();
    expect(await ledger.byKeys('Customer', ['a'])).toEqual([]);
    await ledger.hint([record], 2);
    expect(await ledger.due(2, 10)).toEqual([record]);
    await ledger.close();
  });

  it('while another process writes, nothing else in this process waits; what was asked is done in order when it lets go', async () => {
    using place = folder();
    const ledger = await openSqliteLedger(place.file);
    const other = new DatabaseSync(place.file);
    other.exec('begin immediate');
    const done: string[] = [];
    const hints = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) =>
      ledger.hint([{ entity: 'Customer', key }], 1).then(() => done.push(key)),
    );
    const asked = performance.now();
    expect(await ledger.due(1, 10)).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 0));
    // Eight of them would block for 400 ms if each tried for itself.
    expect(performance.now() - asked).toBeLessThan(300);
    expect(done).toEqual([]);
    other.exec('rollback');
    other.close();
    await Promise.all(hints);
    expect(done).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
    expect(await ledger.due(1, 10)).toHaveLength(8);
    await ledger.close();
  });

  it('while a file is locked for longer than a statement waits, it still opens once the file is let go', async () => {
    using place = folder();
    await (await openSqliteLedger(place.file)).close();
    const other = new DatabaseSync(place.file);
    other.exec('pragma locking_mode = exclusive; begin exclusive');
    const opening = openSqliteLedger(place.file);
    await new Promise((resolve) => setTimeout(resolve, 0));
    other.close();
    const ledger = await opening;
    expect(await ledger.due(1, 10)).toEqual([]);
    await ledger.close();
  });
});
