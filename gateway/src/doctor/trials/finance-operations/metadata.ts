import type { EntityType, ODataClient } from '@p2c/odata';
import { type DoctorContext, type Finding, unknown } from '../../check.ts';
import { readJson } from '../../read-json.ts';
import type { ReadTrial } from '../trial.ts';
import { verdict, worst } from '../verdict.ts';

/** What the metadata service of F&O, at `/metadata` beside `/data`, tells of entities and enums. */
export const financeOperationsMetadataTrials: readonly ReadTrial[] = [
  { assumption: 'fo-enum-members', how: 'read', run: enumMembers },
  keysTrial('fo-cds-quotation-line-key', ['CDSSalesQuotationLines'], 'LineCreationSequenceNumber'),
  keysTrial('fo-inferred-keys', [
    'PaymentTerms',
    'ContactsV2',
    'CDSContactsV2',
    'ProductsV2',
    'CDSReleasedDistinctProducts',
    'ReleasedDistinctProductsV2',
  ]),
  { assumption: 'fo-sellable-product-writable', how: 'read', run: sellableWritable },
  { assumption: 'fo-navigation-columns', how: 'read', run: navigationColumns },
  { assumption: 'fo-reference-sets', how: 'read', run: referenceSets },
];

export interface PublicEntity {
  readonly IsReadOnly: boolean;
  readonly Properties: readonly {
    readonly Name: string;
    readonly IsKey: boolean;
    readonly AllowEdit: boolean;
    readonly AllowEditOnCreate: boolean;
  }[];
  readonly NavigationProperties: readonly {
    readonly Name: string;
    readonly Constraints: readonly { readonly Property?: string; readonly ReferencedProperty?: string }[];
  }[];
}

const report = 'Correct models/finance-operations.csdl.xml, and report it with this output.';

/** What the metadata service says of an entity, by its name in the singular; where it says nothing, why. */
export async function publicEntity(client: ODataClient, name: string): Promise<PublicEntity | Finding> {
  const { status, value, refusal } = await readJson(client, `/Metadata/PublicEntities('${name}')`);
  if (status >= 400) return unknown(`The metadata service does not tell of ${name} (${refusal})`);
  return value as unknown as PublicEntity;
}

function typeOf({ model }: ODataClient, entitySet: string): EntityType {
  const type = model.entitySets.get(entitySet);
  if (type === undefined) throw new RangeError(`Expected a set of the model, got ${entitySet}.`);
  return type;
}

/** The keys of these sets, and a key column that may be given at creation. */
function keysTrial(assumption: string, entitySets: readonly string[], given?: string): ReadTrial {
  return {
    assumption,
    how: 'read',
    run: async ({ financeOperations }) => {
      const findings: Finding[] = [];
      for (const entitySet of entitySets)
        findings.push(await compareKeys(financeOperations, typeOf(financeOperations, entitySet), given));
      return worst(findings);
    },
  };
}

async function compareKeys(client: ODataClient, type: EntityType, given?: string): Promise<Finding> {
  const entity = await publicEntity(client, type.name);
  if ('kind' in entity) return entity;
  const keys = entity.Properties.filter(({ IsKey: isKey }) => isKey).map(({ Name: name }) => name);
  const isSame = [...keys].sort().join() === [...type.keys].sort().join();
  const seen = `${type.entitySet} has the key ${keys.join(', ')}`;
  if (!isSame || given === undefined) return verdict(isSame, seen, report);
  const column = entity.Properties.find(({ Name: name }) => name === given);
  return verdict(
    column?.AllowEditOnCreate === true,
    `${seen}; ${given} may ${column?.AllowEditOnCreate === true ? '' : 'not '}be given at creation`,
    'Lines of quotations cannot be told apart: do not start sync, and report it with this output.',
  );
}

async function enumMembers({ financeOperations }: DoctorContext): Promise<Finding> {
  const findings: Finding[] = [];
  for (const [name, members] of financeOperations.model.enums) {
    const { status, value, refusal } = await readJson(
      financeOperations,
      `/Metadata/PublicEnumerations('${name}')`,
    );
    if (status >= 400) findings.push(unknown(`The members of ${name} are not told (${refusal})`));
    else {
      const told = new Set(((value.Members ?? []) as { Name: string }[]).map(({ Name: member }) => member));
      const lost = members.filter((member) => !told.has(member));
      const more = [...told].filter((member) => !members.includes(member));
      const differences = [...lost.map((member) => `no ${member}`), ...more.map((member) => `${member} too`)];
      if (differences.length > 0)
        findings.push(verdict(false, `${name} has ${differences.join(', ')}.`, report));
    }
  }
  return worst([verdict(true, `${financeOperations.model.enums.size} enums compared`), ...findings]);
}

const writable = ['ProductName', 'ProductDescription', 'SalesPrice', 'UnitCost', 'SalesUnitSymbol'];

async function sellableWritable({ financeOperations }: DoctorContext): Promise<Finding> {
  const type = typeOf(financeOperations, 'SellableReleasedProducts');
  const entity = await publicEntity(financeOperations, type.name);
  if ('kind' in entity) return entity;
  const byName = new Map(entity.Properties.map((property) => [property.Name, property]));
  const locked = entity.IsReadOnly
    ? writable
    : writable.filter((name) => byName.get(name)?.AllowEdit !== true);
  return verdict(
    locked.length === 0,
    locked.length === 0 ? `${writable.join(', ')} take updates` : `${locked.join(', ')} take no updates.`,
    'Updates of these fields of products through the gateway will be refused by F&O.',
  );
}

async function navigationColumns({ financeOperations }: DoctorContext): Promise<Finding> {
  const { model } = financeOperations;
  const findings: Finding[] = [];
  for (const [entitySet, navigation, columns] of [
    ['SalesOrderHeadersV2', 'SalesOrderLines', ['dataAreaId', 'SalesOrderNumber']],
    ['CDSSalesOrderHeaders', 'CDSSalesOrderLinesV2', ['dataAreaId', 'SalesOrderNumber']],
    [
      'SalesInvoiceV2Lines',
      'SalesInvoiceHeaderV2',
      ['dataAreaId', 'InvoiceDate', 'InvoiceNumber', 'LedgerVoucher'],
    ],
  ] as const) {
    const type = model.entitySets.get(entitySet);
    if (!type) continue;
    const entity = await publicEntity(financeOperations, type.name);
    if ('kind' in entity) return entity;
    const found = entity.NavigationProperties.find(({ Name: name }) => name === navigation);
    const own = (found?.Constraints ?? []).flatMap(({ Property: name }) => name ?? []);
    findings.push(
      verdict(
        [...own].sort().join() === [...columns].sort().join(),
        `${navigation} of ${entitySet} goes by ${own.join(', ') || 'nothing that is told'}`,
        report,
      ),
    );
  }
  return worst(findings);
}

async function referenceSets({ financeOperations }: DoctorContext): Promise<Finding> {
  const findings: Finding[] = [];
  for (const entitySet of ['OperationalSitesV2', 'Warehouses', 'DeliveryModesV2', 'DeliveryTerms']) {
    const type = typeOf(financeOperations, entitySet);
    const { status, refusal } = await readJson(
      financeOperations,
      `${entitySet}?$top=1&$select=${[...type.properties.keys()].join(',')}`,
    );
    findings.push(
      verdict(
        status < 300,
        status < 300 ? `${entitySet} is there` : `${entitySet} is not there with these columns (${refusal})`,
        report,
      ),
      await compareKeys(financeOperations, type),
    );
  }
  return worst(findings);
}
