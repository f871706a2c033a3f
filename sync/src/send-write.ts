import type { ChangeOperation, ChangeSetOutcome, ODataClient, WriteOutcome } from '@p2c/odata';
import type { PlannedChangeSet, PlannedWrite } from './plan.ts';

/** Sends what was planned to its system, once. Rejects with ODataError when nobody can say how it ended. */
export function sendWrite(
  client: ODataClient,
  write: PlannedWrite | PlannedChangeSet,
): Promise<WriteOutcome | ChangeSetOutcome> {
  const { entitySet, key } = write;
  switch (write.operation) {
    case 'change-set':
      return client.changeSet(write.writes.map(toOperation));
    case 'create':
      return client.create(entitySet, write.values);
    case 'update':
      return client.update(entitySet, key, write.values, { ifMatch: write.ifMatch });
    case 'delete':
      return client.delete(entitySet, key, { ifMatch: write.ifMatch });
    default: {
      const unknown: never = write;
      throw new TypeError(`Expected a write, got ${JSON.stringify(unknown)}.`);
    }
  }
}

function toOperation(write: PlannedWrite): ChangeOperation {
  const { entitySet, key } = write;
  switch (write.operation) {
    case 'create':
      return { kind: 'create', entitySet, values: write.values };
    case 'update':
      return { kind: 'update', entitySet, key, values: write.values, ifMatch: write.ifMatch };
    case 'delete':
      return { kind: 'delete', entitySet, key, ifMatch: write.ifMatch };
    default: {
      const unknown: never = write;
      throw new TypeError(`Expected an operation, got ${JSON.stringify(unknown)}.`);
    }
  }
}
