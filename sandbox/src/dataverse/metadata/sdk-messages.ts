import type { Model } from '../../model/model.ts';
import { bulkTables } from '../writing/bulk-messages.ts';
import { type Item, idOfName } from './item.ts';

const single = ['Create', 'Retrieve', 'RetrieveMultiple', 'Update', 'Upsert', 'Delete'] as const;
const bulk = ['CreateMultiple', 'UpdateMultiple', 'UpsertMultiple'] as const;

/** The messages of the platform that the sandbox knows. */
export function messages(): readonly Item[] {
  return [...single, ...bulk].map((name) => ({
    key: 'sdkmessageid',
    values: { sdkmessageid: idOfName(`message ${name}`), name, isprivate: false },
  }));
}

/**
 * Which messages a table takes: `sdkmessagefilters?$filter=sdkmessageid/name eq 'UpsertMultiple' and primaryobjecttypecode
 * eq 'account'`. Microsoft Learn: Use bulk operation messages.
 */
export function messageFilters(model: Model): readonly Item[] {
  return [...model.entitySets.values()].flatMap(({ typeName }) =>
    [...single, ...(bulkTables.has(typeName) ? bulk : [])].map((message) => ({
      key: 'sdkmessagefilterid',
      values: {
        sdkmessagefilterid: idOfName(`message filter ${message} ${typeName}`),
        primaryobjecttypecode: typeName,
        _sdkmessageid_value: idOfName(`message ${message}`),
        iscustomprocessingstepallowed: true,
        sdkmessageid: { name: message, sdkmessageid: idOfName(`message ${message}`) },
      },
    })),
  );
}
