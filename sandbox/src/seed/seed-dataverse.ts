import type { Organization } from '../dataverse/organization.ts';
import { createRecord } from '../dataverse/write.ts';
import { everyRow } from '../filter/to-sql.ts';
import type { JsonObject } from '../json.ts';
import { type EntitySet, entitySetOf } from '../model/model.ts';
import { parseJson } from '../parse-json.ts';
import type { Seed } from './read-seed.ts';

/** What no organization is without: a root business unit, a user to act as, and a currency of its own. */
const minimum: readonly (readonly [entitySet: string, json: string])[] = [
  ['businessunits', '{"name":"Sandbox"}'],
  [
    'systemusers',
    '{"fullname":"# Sandbox application","domainname":"application@contoso.example.com","accessmode":4}',
  ],
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
    createRecord(organization, set, withIdentifiers(organization, set, row), { by: 'seed' });
}

/** Example records may name what their lookups point to by a column that is no key: `/uoms(name='ea')`. */
function withIdentifiers(organization: Organization, set: EntitySet, row: JsonObject): JsonObject {
  const bound = Object.entries(row).map(([name, value]) => {
    const [, entitySet = '', property = '', text = ''] =
      /^\/?(\w+)\((\w+)='(.*)'\)$/.exec(name.endsWith('@odata.bind') ? String(value) : '') ?? [];
    if (entitySet === '') return [name, value] as const;
    const target = entitySetOf(organization.model, entitySet);
    const found = organization.store(entitySet).findByKey({ [property]: text.replaceAll("''", "'") });
    if (!found)
      throw new Error(`An example record of ${set.name} names ${String(value)}, which is not among them.`);
    return [name, `/${entitySet}(${String(found.values[target.key[0] ?? ''])})`] as const;
  });
  return Object.fromEntries(bound);
}
