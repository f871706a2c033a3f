import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModel } from '@p2c/models';
import { describe, expect, it } from 'vitest';
import { openOrganization } from '../dataverse/organization.ts';
import { dataverseFilter } from '../dataverse/query/common.ts';
import { parseFilter } from '../filter/parser.ts';
import { everyRow, toSql } from '../filter/to-sql.ts';
import { checkFilter } from '../filter/type-check.ts';
import { openEnvironment } from '../finance-operations/environment.ts';
import { financeOperationsFilter } from '../finance-operations/protocol/query-options.ts';
import { defaultSettings } from '../finance-operations/settings.ts';
import { parseModel } from '../model/parse-model.ts';
import { things } from '../test-support/small-model.ts';
import { openDatabase } from './database.ts';
import { openRecordStore } from './record-store.ts';

describe('the store', () => {
  it('keeps records, versions and counters in its file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    try {
      const file = join(folder, 'data.sqlite');
      const before = openDatabase(file);
      openRecordStore(before, things).insert({ id: 'a', name: 'Straße' }, 7n);
      before.next('counter', 5n);
      before.close();

      const after = openDatabase(file);
      const found = openRecordStore(after, things).findByKey({ name: 'STRASSE' });
      expect(found).toMatchObject({ version: 7n, values: { id: 'a', name: 'Straße' } });
      expect(after.next('counter', 5n)).toBe(6n);
      after.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('undoes all of a transaction that fails', () => {
    const database = openDatabase(undefined);
    const store = openRecordStore(database, things);
    expect(() =>
      database.transaction(() => {
        store.insert({ id: 'a' }, 1n);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(store.count(everyRow)).toBe(0);
    database.close();
  });

  it.each([
    "accountnumber eq 'ACC-1'",
    'accountid eq 00000000-0000-0000-0000-000000000001',
    "name eq 'Contoso'",
    "accountnumber eq 'a' or accountnumber eq 'b' or accountnumber eq 'c'",
    'Microsoft.Dynamics.CRM.In(PropertyName=\'accountnumber\',PropertyValues=["a","b"])',
    '_parentaccountid_value eq 00000000-0000-0000-0000-000000000001',
  ])('finds accounts by an index for %s', (filter) => {
    const model = parseModel(readModel('dataverse'));
    const database = openDatabase(undefined);
    const organization = openOrganization(model, database, {
      p2cNumbers: true,
      deltaTokenLifetimeSeconds: 1,
    });
    const { set, explain } = organization.store('accounts');
    const where = toSql(checkFilter(parseFilter(filter), set, model, dataverseFilter));
    expect(explain({ where, select: ['name'] }).join('\n')).toMatch(/^SEARCH t USING (COVERING )?INDEX/);
    database.close();
  });

  it.each([
    "dataAreaId eq 'usmf' and CustomerAccount eq 'US-001'",
    "dataAreaId eq 'usmf' and (CustomerAccount eq 'a' or CustomerAccount eq 'b')",
    "(dataAreaId eq 'usmf' and CustomerAccount eq 'a') or (dataAreaId eq 'demf' and CustomerAccount eq 'b')",
  ])('finds customers by an index for %s', (filter) => {
    const model = parseModel(readModel('finance-operations'));
    const database = openDatabase(undefined);
    const options = { defaultCompany: 'usmf', settings: defaultSettings, now: Date.now };
    const { set, explain } = openEnvironment(model, database, options).store('CustomersV3');
    const where = toSql(checkFilter(parseFilter(filter), set, model, financeOperationsFilter));
    const plan = explain({ where, select: ['NameAlias'] }).join('\n');
    expect(plan).toContain(
      'SEARCH t USING INDEX "CustomersV3.dataAreaId.CustomerAccount"'.replaceAll('"', ''),
    );
    expect(plan).not.toContain('SCAN');
    database.close();
  });
});
