import type { Item } from '../metadata/item.ts';
import type { Organization } from '../organization.ts';
import { systemViews } from './system-views.ts';
import { userViews } from './user-views.ts';
import type { View } from './view.ts';

/** The rows of `savedqueries`. */
export function systemViewItems({ model }: Organization): readonly Item[] {
  const seen = new Set<string>();
  return systemViews(model).map((view) => {
    // The first of a table is what people see when they open it.
    const isDefault = !seen.has(view.table);
    seen.add(view.table);
    const values = { savedqueryid: view.id, ...columnsOf(view), isdefault: isDefault, iscustom: false };
    return { key: 'savedqueryid', values };
  });
}

/** The rows of `userqueries`: those of the caller. */
export function userViewItems({ database, caller }: Organization): readonly Item[] {
  return userViews(database, caller().userId).map((view) => ({
    key: 'userqueryid',
    values: { userqueryid: view.id, ...columnsOf(view), _ownerid_value: view.ownerId },
  }));
}

function columnsOf({ name, table, fetchXml, layoutXml, description }: View): Record<string, unknown> {
  return {
    name,
    description,
    returnedtypecode: table,
    fetchxml: fetchXml,
    layoutxml: layoutXml,
    querytype: 0,
    statecode: 0,
    statuscode: 1,
  };
}
