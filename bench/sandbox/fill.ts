import { join } from 'node:path';
import { readModel } from '@p2c/models';
import { openOrganization } from '../../sandbox/src/dataverse/organization.ts';
import { createRecord } from '../../sandbox/src/dataverse/write.ts';
import { openEnvironment } from '../../sandbox/src/finance-operations/environment.ts';
import { readPayload } from '../../sandbox/src/finance-operations/protocol/payload.ts';
import { defaultSettings } from '../../sandbox/src/finance-operations/settings.ts';
import { createRecord as createCustomer } from '../../sandbox/src/finance-operations/writing/create-record.ts';
import { type EntitySet, entitySetOf } from '../../sandbox/src/model/model.ts';
import { parseModel } from '../../sandbox/src/model/parse-model.ts';
import { seedDataverse } from '../../sandbox/src/seed/seed-dataverse.ts';
import { seedFinanceOperations } from '../../sandbox/src/seed/seed-finance-operations.ts';
import { columnOf } from '../../sandbox/src/store/columns.ts';
import { type Database, openDatabase } from '../../sandbox/src/store/database.ts';

/** Rows of the table that is measured, in either system. */
export const rowsMax = 100_000;
/** One contact to so many accounts. */
export const accountsPerContact = 10;

export const accountId = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const accountNumber = (n: number) => `A-${String(n).padStart(6, '0')}`;
export const customerNumber = (n: number) => `C-${String(n).padStart(6, '0')}`;
/** Accounts were changed a minute after each other, from the beginning of 2026 on. */
export const changedAt = (n: number) => Date.UTC(2026, 0, 1) + n * 60_000;

/**
 * Fills the data files of a sandbox that is not running with 100,000 accounts and customers, past its rules: over
 * HTTP that would take minutes. Every tenth account is the parent of others, every tenth has a contact. One record of
 * each goes through the rules; the database copies it with other numbers.
 */
export function fillSandbox(dataDir: string): void {
  fillSales(join(dataDir, 'sandbox-sales.sqlite'));
  fillFinanceOperations(join(dataDir, 'sandbox-finance-operations.sqlite'));
}

const identifier = (n: string) => `format('00000000-0000-4000-8000-%012d', ${n})`;
/** Where the versions of what is copied begin; the next record gets the one behind them. */
const versionStart = 2_000_000n;

function fillSales(file: string): void {
  const database = openDatabase(file);
  const organization = openOrganization(parseModel(readModel('dataverse')), database, {
    p2cNumbers: true,
    deltaTokenLifetimeSeconds: 604_800,
  });
  const { entitySets } = organization.model;
  seedDataverse(organization, new Map());
  const create = (name: string, json: { [column: string]: string }) =>
    createRecord(organization, entitySetOf(organization.model, name), json);
  database.transaction(() => {
    create('accounts', { name: 'Template', telephone1: '555-0100' });
    multiply(database, entitySets.get('accounts'), rowsMax, {
      accountid: identifier('n'),
      accountnumber: "format('A-%06d', n)",
      name: "format('Account %d', n)",
      modifiedon: `${changedAt(0)} + n * 60000`,
      _parentaccountid_value: `case when n >= 10 then ${identifier('n / 100 * 10')} end`,
    });
    create('contacts', { lastname: 'Template' });
    multiply(database, entitySets.get('contacts'), rowsMax / accountsPerContact, {
      contactid: identifier(`n * ${accountsPerContact}`),
      msdynce_contactnumber: "format('CON-%d', n)",
      lastname: `format('Contact %d', n * ${accountsPerContact})`,
      _parentcustomerid_value: identifier(`n * ${accountsPerContact}`),
    });
    database.setValue('version', versionStart + BigInt(rowsMax));
  });
  database.close();
}

function fillFinanceOperations(file: string): void {
  const database = openDatabase(file);
  const environment = openEnvironment(parseModel(readModel('finance-operations')), database, {
    ...{ defaultCompany: 'usmf', settings: defaultSettings, now: Date.now },
  });
  seedFinanceOperations(environment, new Map(), 'usmf');
  const set = entitySetOf(environment.model, 'CustomersV3');
  database.transaction(() => {
    const own = { dataAreaId: 'usmf', CustomerAccount: 'TEMPLATE', OrganizationName: 'Template' };
    const values = readPayload(set, { ...own, CustomerGroupId: '10', SalesCurrencyCode: 'USD' }, false);
    createCustomer(environment, set, values, true);
    multiply(database, set, rowsMax, {
      CustomerAccount: "format('C-%06d', n)",
      OrganizationName: "format('Customer %d', n)",
      PartyNumber: "format('P-%d', n)",
    });
  });
  database.close();
}

/** Puts `rows` copies of the last record of a table into it, `n` from 0 on, and takes that record away. */
function multiply(
  database: Database,
  set: EntitySet | undefined,
  rows: number,
  changed: Readonly<Record<string, string>>,
): void {
  if (!set) throw new Error('The table to fill is not in the model.');
  const columns = new Map<string, string>();
  for (const property of set.properties.keys()) {
    const { value, compared } = columnOf(set, property);
    const expression = changed[property];
    columns.set(value, expression ?? `t.${value}`);
    // Folding is lower case, for the ASCII that is copied here.
    if (compared !== value) columns.set(compared, expression ? `lower(${expression})` : `t.${compared}`);
  }
  const last = `(select max("$id") from "${set.name}")`;
  const table = `"${set.name}"`;
  database.execute(`create temp table template as select * from ${table} where "$id" = ${last}`);
  database.execute(`delete from ${table} where "$id" = ${last}`);
  database.execute(
    `with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n < ${rows - 1})
     insert into ${table} ("$version", ${[...columns.keys()].join(', ')})
     select ${versionStart} + n, ${[...columns.values()].join(', ')} from numbers, template t`,
  );
  database.execute('drop table template');
}
