import type { EntityType, Model, ODataClient } from '@p2c/odata';
import type { LoadedRules } from '@p2c/sync';
import { type Check, type Finding, missing, ok, unknown, warning } from '../check.ts';
import { type ColumnsInUse, columnsInUse } from '../columns-in-use.ts';
import { readJson } from '../read-json.ts';

/**
 * What the metadata service of F&O says of the entity sets in use: keys, what may be written, what must be given, and
 * the members of enums. Microsoft Learn, "Open Data Protocol": the service at `/metadata` beside `/data`.
 */
export function financeOperationsMetadataChecks(model: Model, { templates }: LoadedRules): readonly Check[] {
  return columnsInUse('FINANCE_OPERATIONS', model, templates.values()).flatMap((used): Check[] => {
    const type = model.entitySets.get(used.entitySet);
    if (type === undefined) return [];
    return [
      {
        id: `finance-operations-metadata-${used.entitySet}`,
        system: 'FINANCE_OPERATIONS',
        need: `${used.entitySet} has the keys, and takes the values, that are expected.`,
        after: [`finance-operations-read-${used.entitySet}`],
        run: ({ financeOperations }) => compareEntity(financeOperations, type, used, model),
      },
    ];
  });
}

interface PublicProperty {
  readonly Name: string;
  readonly TypeName: string;
  readonly IsKey: boolean;
  readonly IsMandatory: boolean;
  readonly AllowEdit: boolean;
  readonly AllowEditOnCreate: boolean;
}

async function compareEntity(
  client: ODataClient,
  type: EntityType,
  used: ColumnsInUse,
  model: Model,
): Promise<Finding | Finding[]> {
  const { status, value, refusal } = await readJson(client, `/Metadata/PublicEntities('${type.name}')`);
  if (status >= 400) return unknown(`The metadata service does not tell (${refusal})`);
  const properties = (value.Properties ?? []) as readonly PublicProperty[];
  const byName = new Map(properties.map((property) => [property.Name, property]));
  return [
    compareKeys(type, properties),
    ...[...used.updated].map((name) => writable(byName.get(name), name, 'AllowEdit')),
    ...[...used.created].map((name) => writable(byName.get(name), name, 'AllowEditOnCreate')),
    mandatory(properties, used),
    ...(await Promise.all([...enumsOf(type, used)].map((name) => compareEnum(client, name, model)))),
  ];
}

function compareKeys(type: EntityType, properties: readonly PublicProperty[]): Finding {
  const keys = properties.filter(({ IsKey: isKey }) => isKey).map(({ Name: name }) => name);
  const same = keys.length === type.keys.length && keys.every((name) => type.keys.includes(name));
  if (same) return ok();
  return missing(
    `Its key is (${keys.join(', ')}), expected (${type.keys.join(', ')}).`,
    'This version of F&O has another key for the entity: report it with this output, the product cannot write it safely.',
  );
}

function writable(
  property: PublicProperty | undefined,
  name: string,
  right: 'AllowEdit' | 'AllowEditOnCreate',
): Finding {
  if (property === undefined || property[right]) return ok();
  const when = right === 'AllowEdit' ? 'changed' : 'given at creation';
  return missing(
    `${name} may not be ${when}.`,
    right === 'AllowEdit'
      ? 'Write it onCreate, or take its row out of the template.'
      : 'Take its row out of the template, or set its number sequence to manual.',
  );
}

/** What must be given at creation and no row gives; number sequences and defaults of the company may fill it. */
function mandatory(properties: readonly PublicProperty[], { created, updated }: ColumnsInUse): Finding {
  if (created.size === 0 && updated.size === 0) return ok();
  const given = new Set([...created, ...updated, 'dataAreaId']);
  const open = properties.filter(
    ({ Name: name, IsMandatory: isMandatory }) => isMandatory && !given.has(name),
  );
  if (open.length === 0) return ok();
  return warning(
    `F&O calls ${open.map(({ Name: name }) => name).join(', ')} mandatory, and no row of the template gives it.`,
    'Give it as a constant (write: onCreate), unless a default of the company fills it.',
  );
}

function enumsOf(type: EntityType, { select, created, updated }: ColumnsInUse): ReadonlySet<string> {
  const names = [...select, ...created, ...updated].map((name) => type.properties.get(name)?.type ?? '');
  return new Set(
    names
      .filter((name) => !name.startsWith('Edm.') && name !== '')
      .map((name) => name.split('.').at(-1) ?? name),
  );
}

async function compareEnum(client: ODataClient, name: string, model: Model): Promise<Finding> {
  const { status, value, refusal } = await readJson(client, `/Metadata/PublicEnumerations('${name}')`);
  if (status >= 400) return unknown(`The members of ${name} are not told (${refusal})`);
  const members = new Set(((value.Members ?? []) as { Name: string }[]).map(({ Name: member }) => member));
  const lost = (model.enums.get(name) ?? []).filter((member) => !members.has(member));
  if (lost.length === 0) return ok();
  return warning(
    `${name} has no member ${lost.join(', ')}.`,
    'A value map or a field that uses it will be refused by F&O; correct the value map.',
  );
}
