import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { migrate } from './migrate.ts';

/** A ledger as the program of an earlier version left it. */
function ledgerOfVersion(version: number): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  for (let number = 1; number <= version; number += 1) {
    const file = `./migrations/${String(number).padStart(4, '0')}.sql`;
    database.exec(readFileSync(new URL(file, import.meta.url), 'utf8'));
  }
  database.exec(`pragma user_version = ${version}`);
  return database;
}

it('what was agreed of a document is still known after its form has changed, line by line', () => {
  const database = ledgerOfVersion(3);
  const base = {
    SalesQuotationName: 'Lobby',
    DeliveryAddressName: null,
    'line 1 SalesPrice': '110.5',
    'line 12 SalesPrice': '3',
    'line 12 SalesUnitSymbol': null,
  };
  const insert = database.prepare(
    "insert into records (entity, key, dirty_gen, base, fingerprint) values ('Quote', :key, 1, :base, 'f')",
  );
  insert.run({ key: 'agreed', base: JSON.stringify(base) });
  insert.run({ key: 'customer', base: JSON.stringify({ OrganizationName: 'Contoso' }) });
  insert.run({ key: 'never', base: null });
  migrate(database);
  const rows = database.prepare('select key, base from records order by key').all();
  expect(rows.map(({ key, base }) => [key, base === null ? null : JSON.parse(String(base))])).toEqual([
    [
      'agreed',
      {
        header: { SalesQuotationName: 'Lobby', DeliveryAddressName: null },
        lines: { 1: { SalesPrice: '110.5' }, 12: { SalesPrice: '3', SalesUnitSymbol: null } },
      },
    ],
    ['customer', { header: { OrganizationName: 'Contoso' }, lines: {} }],
    ['never', null],
  ]);
});

it('writes that an earlier version kept are found by their number in any case', () => {
  const database = ledgerOfVersion(5);
  database.exec(
    "insert into writes (run_id, planned, entity, at, kind, system, request, number, fields) values (null, 0, 'Customer', 1, 'UPDATE', 'SALES', 'r', 'US-Ü1', '[]')",
  );
  migrate(database);
  expect(database.prepare('select number_folded from writes').all()).toEqual([{ number_folded: 'us-ü1' }]);
});
