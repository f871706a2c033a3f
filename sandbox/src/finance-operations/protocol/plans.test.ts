import { readModel } from '@p2c/models';
import { afterAll, describe, expect, it } from 'vitest';
import { entitySetOf } from '../../model/model.ts';
import { parseModel } from '../../model/parse-model.ts';
import { openDatabase } from '../../store/database.ts';
import { openEnvironment } from '../environment.ts';
import { defaultSettings } from '../settings.ts';
import { pageSizeMax, rowsOfPage } from './list.ts';
import { parseQueryOptions } from './query-options.ts';

/** By what SQLite would do, since what it takes depends on the machine. */
describe('F&O finds', () => {
  const database = openDatabase(undefined);
  const environment = openEnvironment(parseModel(readModel('finance-operations')), database, {
    ...{ defaultCompany: 'usmf', settings: defaultSettings, now: Date.now },
  });
  afterAll(() => database.close());

  const plan = (url: string) => {
    const [name = '', query = ''] = url.split('?');
    const set = entitySetOf(environment.model, name);
    const parsed = parseQueryOptions(query, set, environment.model);
    const rows = rowsOfPage(environment, { set, query: parsed, level: 'minimal' }, pageSizeMax);
    return environment.store(name).explain(rows).join('; ');
  };
  const number = "CustomerAccount eq 'C-1'";
  const company = "dataAreaId eq 'demf'";
  const forty = Array.from({ length: 40 }, (_, n) => `CustomerAccount eq 'C-${n}'`).join(' or ');

  it.each([
    `CustomersV3?$filter=${number}`,
    `CustomersV3?cross-company=true&$filter=${company} and ${number}`,
    `CustomersV3?$filter=${forty}`,
    `CustomersV3?cross-company=true&$filter=${company} and (${forty})`,
    "CustomersV3?$filter=PartyNumber eq 'P-1'",
    "CDSSalesOrderLinesV2?$filter=SalesOrderNumber eq '1'",
    "CDSSalesOrderHeaders?$filter=OrderingCustomerAccountNumber eq 'C-1'",
    "CDSSalesQuotationLines?$filter=SalesQuotationNumber eq '1'",
    "SalesInvoiceHeadersV2?$filter=SalesOrderNumber eq '1'",
    "ReleasedProductsV2?$filter=ProductNumber eq 'P-1'",
    "CDSContactsV2?$filter=ContactPersonId eq '1'",
  ])('by two columns of an index: %s', (url) => {
    const searches = plan(url).match(/SEARCH.*?(?=;|$)/g) ?? [];
    expect(searches.length).toBeGreaterThan(0);
    for (const search of searches)
      expect(search).toMatch(/USING INDEX \S+ \(dataAreaId\$folded=\? AND \w+\$folded=\?/);
    expect(plan(url)).not.toContain('SCAN');
  });

  it.each([
    'CustomersV3',
    'CustomersV3?$skip=5000',
    `CustomersV3?cross-company=true&$filter=${company}`,
    'CustomersV3?cross-company=true',
    'CustomersV3?$orderby=CustomerAccount',
    `CustomersV3?cross-company=true&$filter=${company} and CustomerAccount gt 'C-1'&$orderby=CustomerAccount`,
    'SalesOrderLines',
  ])('pages without sorting the rows before: %s', (url) => {
    expect(plan(url)).not.toContain('TEMP B-TREE');
  });

  it.each(["OrganizationName eq 'Contoso'", "OrganizationName eq '*con*'", 'CreditLimit gt 5'])(
    'only by looking at every row of the company: %s',
    (filter) => {
      expect(plan(`CustomersV3?$filter=${filter}`)).toMatch(
        /^SEARCH t USING INDEX CustomersV3\.dataAreaId\.given \(dataAreaId\$folded=\?\)$/,
      );
    },
  );
});
