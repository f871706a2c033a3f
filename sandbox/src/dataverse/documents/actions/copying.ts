import type { Stored } from '../../../edm/stored.ts';
import { type EntitySet, entitySetOf } from '../../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../../store/record-store.ts';
import { nextNumber } from '../../behaviour/numbering.ts';
import type { Organization } from '../../organization.ts';
import { createStored } from '../../write.ts';
import { type DocumentKind, fromHeader } from '../document-kinds.ts';
import { linesOf } from '../lines.ts';

/** Columns of a document that say something about it alone, and not about what comes of it. */
const ownColumns = new Set([
  'versionnumber',
  'createdon',
  'modifiedon',
  'overriddencreatedon',
  'importsequencenumber',
  '_createdby_value',
  '_modifiedby_value',
]);

export function withoutStamps(values: StoredValues): Record<string, Stored> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !ownColumns.has(name)));
}

/** States, numbers of the solution and flags begin anew in the next document. */
const begunAnew = new Set([
  'statecode',
  'statuscode',
  'msdynce_ismaintainedexternally',
  'msdynce_processingstatus',
  'msdynce_orderissubmitted',
  'msdynce_invoicedate',
  'lastbackofficesubmit',
]);

/**
 * Makes the next document of the process from one: what both tables have goes over, header and lines, at the prices that
 * they have. Gives the identifier of the new document.
 */
export function convert(
  organization: Organization,
  source: { readonly kind: DocumentKind; readonly record: StoredRecord },
  target: DocumentKind,
  columns: Readonly<Record<string, Stored>>,
): string {
  const id = crypto.randomUUID();
  const headers = entitySetOf(organization.model, target.entitySet);
  const lineSet = entitySetOf(organization.model, target.lines.entitySet);
  const { column, prefix, counter } = target.number;
  const numbering = { entitySet: target.entitySet, property: column, prefix, counter };
  const header: Record<string, Stored> = {
    ...defaultsOf(headers),
    ...carried(headers, source.record.values),
    [target.id]: id,
    [column]: nextNumber(organization, numbering),
    statecode: 0n,
    statuscode: 1n,
    ...columns,
    [lookupOf(source.kind.id)]: source.record.values[source.kind.id] ?? null,
  };
  createStored(organization, headers, header);
  for (const { values } of linesOf(organization, source.kind, source.record.values[source.kind.id])) {
    // The line that stands for the tax of the header has come with the header.
    if (values.msdynce_ismisctax === 1n && organization.options.p2cFreightTaxLines !== false) continue;
    const origin = lookupOf(source.kind.lines.id);
    createStored(organization, lineSet, {
      ...defaultsOf(lineSet),
      ...carried(lineSet, values),
      ...fromHeader(target.lines.inherited, header),
      [target.lines.id]: crypto.randomUUID(),
      [target.lines.parent]: id,
      [target.lines.name]: values[source.kind.lines.name] ?? null,
      ...(lineSet.properties.has(origin) ? { [origin]: values[source.kind.lines.id] ?? null } : {}),
    });
  }
  return id;
}

/** The column of a lookup, by the name of its attribute. */
export const lookupOf = (id: string) => `_${id}_value`;

/** Yes-or-no columns are never empty. */
function defaultsOf(set: EntitySet): Record<string, Stored> {
  const flags = [...set.properties.values()].filter(({ type }) => type === 'Edm.Boolean');
  return Object.fromEntries(flags.map(({ name }) => [name, 0n]));
}

/** What a document hands on to the next one: the columns that both tables have, and that do not begin anew. */
export function carried(set: EntitySet, values: StoredValues): Record<string, Stored> {
  return Object.fromEntries(
    Object.entries(withoutStamps(values)).filter(
      ([name, value]) => value !== null && set.properties.has(name) && !begunAnew.has(name),
    ),
  );
}
