import type { Stored } from '../../../edm/stored.ts';
import { ServiceError } from '../../../errors.ts';
import type { JsonObject } from '../../../json.ts';
import { entitySetOf } from '../../../model/model.ts';
import type { StoredRecord } from '../../../store/record-store.ts';
import { codes } from '../../errors.ts';
import type { Organization } from '../../organization.ts';
import { readPayload } from '../../payload.ts';
import { createRecord, updateRecord } from '../../write.ts';
import { type DocumentKind, orderKind, quoteKind } from '../document-kinds.ts';
import { documentOf } from './action.ts';
import { integerParameter, objectParameter, requireParameters } from './action-parameters.ts';

/** The table of activities that close a kind of document, and the lookup of the document. */
interface ClosingTable {
  readonly kind: DocumentKind;
  /** The parameter that holds the activity. */
  readonly parameter: 'QuoteClose' | 'OrderClose';
  readonly entitySet: string;
  readonly lookup: string;
}

export const quoteCloses: ClosingTable = {
  kind: quoteKind,
  parameter: 'QuoteClose',
  entitySet: 'quotecloses',
  lookup: '_quoteid_value',
};

export const orderCloses: ClosingTable = {
  kind: orderKind,
  parameter: 'OrderClose',
  entitySet: 'ordercloses',
  lookup: '_salesorderid_value',
};

/** The status reason that takes the first one of the state. */
const firstStatus = -1n;

/** What an action that closes a document is given: the document, its new status reason, and the activity. */
export interface Closing {
  readonly table: ClosingTable;
  readonly document: StoredRecord;
  /** The new status reason; undefined for the first one of the new state. */
  readonly status: bigint | undefined;
  readonly activity: JsonObject;
}

/** Reads `Status` and the activity. Throws what is wrong with them, the missing document included. */
export function readClosing(
  organization: Organization,
  action: string,
  table: ClosingTable,
  parameters: JsonObject,
): Closing {
  requireParameters(action, parameters, { needed: ['Status', table.parameter] });
  const status = integerParameter('Status', parameters.Status);
  const activity = objectParameter(table.parameter, parameters[table.parameter]);
  const set = entitySetOf(organization.model, table.entitySet);
  const id = readPayload(organization, set, activity, 'create')[table.lookup];
  if (typeof id !== 'string')
    throw new ServiceError(
      400,
      codes.invalidArgument,
      `Required field '${table.kind.id}' is missing for the activity that closes a ${table.kind.kind}.`,
    );
  return {
    table,
    document: documentOf(organization, table.kind, id),
    status: status === firstStatus ? undefined : status,
    activity,
  };
}

/** Brings the document to its last state and keeps the activity. */
export function close(
  organization: Organization,
  { table, document, status, activity }: Closing,
  statecode: bigint,
  columns: Readonly<Record<string, Stored>>,
): void {
  const set = entitySetOf(organization.model, table.kind.entitySet);
  const state = status === undefined ? { statecode } : { statecode, statuscode: status };
  updateRecord(organization, set, document, { ...state, ...columns }, 'action');
  createRecord(organization, entitySetOf(organization.model, table.entitySet), activity);
}
