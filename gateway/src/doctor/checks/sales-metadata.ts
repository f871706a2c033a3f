import type { Model, ODataClient, Property } from '@p2c/odata';
import type { LoadedRules } from '@p2c/sync';
import { type Check, type Finding, ok, unknown, warning } from '../check.ts';
import { columnsInUse } from '../columns-in-use.ts';
import { readJson } from '../read-json.ts';

/** What EntityDefinitions says of the columns in use: lengths of texts and values of choices. */
export function salesMetadataChecks(model: Model, { templates }: LoadedRules): readonly Check[] {
  return columnsInUse('SALES', model, templates.values()).flatMap(({ entitySet, select }): Check[] => {
    const type = model.entitySets.get(entitySet);
    if (type === undefined) return [];
    const columns = [...select].flatMap((name) => type.properties.get(name) ?? []);
    return [
      {
        id: `sales-metadata-${entitySet}`,
        system: 'SALES',
        need: `The texts of ${entitySet} are as long, and its choices have the values, that are expected.`,
        after: [`sales-read-${entitySet}`],
        run: ({ sales }) => compareTable(sales, type.name, columns),
      },
    ];
  });
}

async function compareTable(
  client: ODataClient,
  table: string,
  columns: readonly Property[],
): Promise<Finding | Finding[]> {
  const attributes = `EntityDefinitions(LogicalName='${table}')/Attributes/Microsoft.Dynamics.CRM`;
  const texts = await readJson(client, `${attributes}.StringAttributeMetadata?$select=LogicalName,MaxLength`);
  const choices = await readJson(
    client,
    `${attributes}.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options)`,
  );
  if (texts.status >= 400) return unknown(`EntityDefinitions does not tell (${texts.refusal})`);
  const lengths = new Map(texts.rows.map((row) => [String(row.LogicalName), Number(row.MaxLength)]));
  const findings = columns.flatMap((column) => compareLength(column, lengths.get(column.name)));
  if (choices.status >= 400) return [...findings, unknown(`The choices are not told (${choices.refusal})`)];
  const options = new Map(choices.rows.map((row) => [String(row.LogicalName), valuesOf(row)]));
  const compared = [
    ...findings,
    ...columns.flatMap((column) => compareOptions(column, options.get(column.name))),
  ];
  return compared.length === 0 ? ok() : compared;
}

function compareLength({ name, maxLength }: Property, length: number | undefined): Finding[] {
  if (maxLength === undefined || length === undefined || length >= maxLength) return [];
  return [
    warning(
      `${name} holds ${length} characters, expected ${maxLength}: longer values are refused by Sales.`,
      `Lengthen the column, or correct MaxLength in models/dataverse.csdl.xml.`,
    ),
  ];
}

function valuesOf(row: Record<string, unknown>): ReadonlySet<number> {
  const { Options: options } = (row.OptionSet ?? {}) as { Options?: { Value: number }[] };
  return new Set((options ?? []).map(({ Value: value }) => value));
}

function compareOptions({ name, options }: Property, values: ReadonlySet<number> | undefined): Finding[] {
  if (options === undefined || values === undefined) return [];
  const lost = options.filter(({ value }) => !values.has(value));
  if (lost.length === 0) return [];
  return [
    warning(
      `${name} has no option ${lost.map(({ value, label }) => `${value} (${label})`).join(', ')}.`,
      'Add the options, or correct the value map that uses them.',
    ),
  ];
}
