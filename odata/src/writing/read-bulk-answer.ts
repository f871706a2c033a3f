import type { OperationOutcome } from '../client.ts';
import type { HttpAnswer } from '../dialects/dialect.ts';
import { ODataError } from '../errors.ts';
import { isGuid } from '../guid.ts';
import type { BulkMessage } from './bulk-message.ts';

/**
 * The outcomes of a bulk message that was carried out: CreateMultiple names the records in the order of its targets,
 * UpdateMultiple and UpsertMultiple answer nothing ("Use bulk operation messages"). Throws INVALID_ANSWER, after which
 * the records are there all the same.
 */
export function readBulkAnswer(
  { body }: HttpAnswer,
  message: BulkMessage,
  {
    count,
    serviceRoot,
    entitySet,
    key,
  }: { count: number; serviceRoot: string; entitySet: string; key: string },
): readonly OperationOutcome[] {
  switch (message) {
    case 'CreateMultiple':
      return readIds(body, count).map((id) => ({
        kind: 'written',
        created: true,
        record: { [key]: id },
        entityId: `${serviceRoot}${entitySet}(${id})`,
      }));
    case 'UpdateMultiple':
      return Array.from({ length: count }, () => ({ kind: 'written', created: false }));
    case 'UpsertMultiple':
      return Array.from({ length: count }, () => ({ kind: 'written', created: undefined }));
    default: {
      const unknown: never = message;
      throw new TypeError(`Expected a bulk message, got ${JSON.stringify(unknown)}.`);
    }
  }
}

function readIds(body: string, count: number): string[] {
  let ids: unknown;
  try {
    ({ Ids: ids } = JSON.parse(body) as { Ids?: unknown });
  } catch {
    // Told below.
  }
  if (Array.isArray(ids) && ids.length === count && ids.every((id) => typeof id === 'string' && isGuid(id)))
    return ids as string[];
  throw new ODataError(
    'INVALID_ANSWER',
    `The records were created, but the answer does not name ${count} of them.`,
    { mayHaveCommitted: true },
  );
}
