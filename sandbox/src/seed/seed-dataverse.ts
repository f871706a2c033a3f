import type { Organization } from '../dataverse/organization.ts';
import { createRecord } from '../dataverse/write.ts';
import { everyRow } from '../filter/to-sql.ts';
import { type Json, type JsonObject, parseJson } from '../json.ts';
import { entitySetOf } from '../model/model.ts';
import type { Seed } from './read-seed.ts';

/** What no organization is without: a root business unit, a user to act as, and a currency of its own. */
const minimum: readonly (readonly [entitySet: string, json: string])[] = [
  ['businessunits', '{"name":"Sandbox"}'],
  ['systemusers', '{"fullname":"# Sandbox application","domainname":"application@contoso.example.com"}'],
  [
    'transactioncurrencies',
    '{"isocurrencycode":"USD","currencyname":"US Dollar","currencysymbol":"$","exchangerate":1.0,"currencyprecision":2}',
  ],
];

/** Fills an empty organization. The rows pass the same checks as those of a client. */
export function seedDataverse(organization: Organization, seed: Seed): void {
  organization.database.transaction(() => {
    if (organization.store('businessunits').count(everyRow, 1) > 0) return;
    for (const [name] of minimum) createAll(organization, name, seed.get(name) ?? []);
    for (const [name, json] of minimum) {
      if (organization.store(name).count(everyRow, 1) === 0)
        createAll(organization, name, [parseJson(json) as JsonObject]);
    }
    for (const [name, rows] of seed) {
      if (!minimum.some(([required]) => required === name)) createAll(organization, name, rows);
    }
  });
}

function createAll(organization: Organization, name: string, rows: readonly JsonObject[]): void {
  const set = entitySetOf(organization.model, name);
  for (const row of rows)
    createRecord(organization, set, withCurrencyId(organization, row), { keepsNullNumber: true });
}

/** Example records may name their currency by its ISO code, which is no key of the table. */
function withCurrencyId(organization: Organization, row: JsonObject): JsonObject {
  const name = 'transactioncurrencyid@odata.bind';
  const iso = /^\/?transactioncurrencies\(isocurrencycode='(\w+)'\)$/.exec(String(row[name] as Json))?.[1];
  if (iso === undefined) return row;
  const found = organization.store('transactioncurrencies').findByKey({ isocurrencycode: iso });
  if (!found) throw new Error(`An example record names the currency ${iso}, which is not among them.`);
  return { ...row, [name]: `/transactioncurrencies(${String(found.values.transactioncurrencyid)})` };
}
