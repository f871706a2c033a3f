import { everyRow } from '../filter/to-sql.ts';
import { stepOrder } from '../finance-operations/admin/documents.ts';
import type { Environment } from '../finance-operations/environment.ts';
import { calculateSalesTotals } from '../finance-operations/orders/totals.ts';
import { readPayload } from '../finance-operations/protocol/payload.ts';
import { createRecord } from '../finance-operations/writing/create-record.ts';
import type { JsonObject } from '../json.ts';
import { entitySetOf } from '../model/model.ts';
import { parseJson } from '../parse-json.ts';
import type { Seed } from './read-seed.ts';

/** Reference data first: what customers refer to. */
const order = [
  'LegalEntities',
  'Currencies',
  'UnitsOfMeasure',
  'PaymentTerms',
  'CustomerGroups',
  'OperationalSitesV2',
  'Warehouses',
  'DeliveryModesV2',
  'DeliveryTerms',
  'CustomersV3',
  'ProductsV2',
  'ReleasedProductsV2',
  'SellableReleasedProducts',
  'CDSContactsV2',
  'CDSSalesQuotationHeaders',
  'CDSSalesQuotationLines',
  'CDSSalesOrderHeaders',
  'CDSSalesOrderLinesV2',
];
/** What has been done with the example orders: bodies of `POST /__sandbox/sales-orders`, in their order. */
const orderSteps = '$salesOrderSteps';

/** What a company needs before it can have a customer. */
const minimumOfCompany: readonly (readonly [entitySet: string, json: string])[] = [
  ['PaymentTerms', '{"Name":"Net30","Description":"Net 30 days","NumberOfDays":30}'],
  ['CustomerGroups', '{"CustomerGroupId":"10","Description":"Wholesales customers","PaymentTermId":"Net30"}'],
  ['OperationalSitesV2', '{"SiteId":"1","SiteName":"Site 1"}'],
  ['Warehouses', '{"WarehouseId":"11","WarehouseName":"Warehouse 11","OperationalSiteId":"1"}'],
  ['Warehouses', '{"WarehouseId":"12","WarehouseName":"Warehouse 12","OperationalSiteId":"1"}'],
  ['Warehouses', '{"WarehouseId":"13","WarehouseName":"Warehouse 13","OperationalSiteId":"1"}'],
];
const minimumCurrencies = [
  '{"CurrencyCode":"USD","Name":"US Dollar","Symbol":"$"}',
  '{"CurrencyCode":"EUR","Name":"Euro","Symbol":"€"}',
];

/** Fills an empty environment, and sees to it that the company is there. The rows pass the same checks as those of a client. */
export function seedFinanceOperations(environment: Environment, seed: Seed, company: string): void {
  environment.database.transaction(() => {
    const isNew = environment.store('LegalEntities').count(everyRow, 1) === 0;
    if (isNew) {
      for (const name of order) createAll(environment, name, seed.get(name) ?? []);
      for (const step of seed.get(orderSteps) ?? []) stepOrder(environment, step);
      calculateSalesTotals(environment);
    }
    if (environment.store('Currencies').count(everyRow, 1) === 0)
      createAll(environment, 'Currencies', minimumCurrencies.map(object));
    if (environment.store('LegalEntities').findByKey({ LegalEntityId: company })) return;
    const legalEntity = { LegalEntityId: company, Name: `Company ${company}`, LanguageId: 'en-us' };
    createAll(environment, 'LegalEntities', [legalEntity]);
    for (const [name, json] of minimumOfCompany)
      createAll(environment, name, [{ dataAreaId: company, ...object(json) }]);
  });
}

function createAll(environment: Environment, name: string, rows: readonly JsonObject[]): void {
  const set = entitySetOf(environment.model, name);
  for (const row of rows) createRecord(environment, set, readPayload(set, row, false), true);
}

function object(json: string): JsonObject {
  return parseJson(json) as JsonObject;
}
