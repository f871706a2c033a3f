import type { RecordValues } from '@p2c/odata';
import { codedError } from '@p2c/subgraph-runtime';
import type { SalesLoaders } from '../loaders/create-loaders.ts';
import { bindTo } from './bind-lookup.ts';

const selection = { select: ['uomid'], expand: [] };

/** The unit with a name in the unit group of a product; for a write-in, which has none, in any. UNIT_NOT_FOUND else. */
export async function bindUnit(
  { unitInGroup, unitByName }: SalesLoaders,
  name: string,
  group: string | undefined,
  field: string,
): Promise<RecordValues> {
  const unit =
    group === undefined
      ? await unitByName.load([name], selection)
      : await unitInGroup.load([group, name], selection);
  if (unit !== null) return bindUnitId(String(unit.uomid));
  const where = group === undefined ? 'Dynamics 365 Sales has' : 'The unit group of the product has';
  throw codedError('UNIT_NOT_FOUND', `${where} no unit with the name ${JSON.stringify(name)}.`, {
    system: 'SALES',
    field,
    property: 'uomid',
    got: name,
  });
}

export function bindUnitId(id: string): RecordValues {
  return bindTo('uomid', `/uoms(${id})`);
}
