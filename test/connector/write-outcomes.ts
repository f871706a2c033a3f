import type { ODataClient, OperationOutcome, WriteOperation, WriteOutcome } from '@p2c/odata';

/** One by one, as a caller without `writeMany` would. */
export function writeSingly(client: ODataClient, operation: WriteOperation): Promise<WriteOutcome> {
  const { entitySet } = operation;
  switch (operation.kind) {
    case 'create':
      return client.create(entitySet, operation.values);
    case 'update':
      return client.update(entitySet, operation.key, operation.values, { ifMatch: operation.ifMatch });
    case 'upsert':
      return client.upsert(entitySet, operation.key, operation.values);
    case 'delete':
      return client.delete(
        entitySet,
        operation.key,
        operation.ifMatch === undefined ? {} : { ifMatch: operation.ifMatch },
      );
    default:
      return operation satisfies never;
  }
}

/** An outcome but for what differs from record to record, and for what a bulk message does not tell. */
export const shape = (outcome: OperationOutcome) => {
  switch (outcome.kind) {
    case 'written':
    case 'precondition-failed':
    case 'not-found':
    case 'duplicate':
    case 'throttled':
      return outcome.kind;
    case 'rejected':
      return `rejected ${outcome.code} ${outcome.property} ${outcome.missingReference}`;
    case 'broken':
      return `broken ${outcome.error.code}`;
    default:
      return outcome satisfies never;
  }
};

/** What became of each. */
export const kinds = (outcomes: readonly OperationOutcome[]) => outcomes.map(({ kind }) => kind);
