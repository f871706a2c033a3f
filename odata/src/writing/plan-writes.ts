import type { BulkMessage } from './bulk-message.ts';

/** An operation as the plan sees it. */
export interface PlannableWrite {
  readonly entitySet: string;
  /** The bulk message that can carry it. */
  readonly bulk: BulkMessage | undefined;
  /** What it adds to the body of a bulk message, and of a batch. */
  readonly bulkBytes: number;
  readonly batchBytes: number;
}

/** One request; operations are told by their place in the list. */
export type PlannedRequest =
  | { readonly kind: 'single'; readonly operation: number }
  | { readonly kind: 'batch'; readonly operations: readonly number[] }
  | {
      readonly kind: 'bulk';
      readonly message: BulkMessage;
      readonly entitySet: string;
      readonly operations: readonly number[];
    };

export interface WriteLimits {
  /** Operations in a batch, and records in a bulk message. */
  readonly batchSize: number;
  readonly bulkSize: number;
  readonly bodyBytesMax: number;
  /** Whether a table is to be asked by a message. */
  readonly hasBulk: (entitySet: string, message: BulkMessage) => boolean;
}

/**
 * Which requests carry the operations: those of one table and one kind in bulk messages where the table has them,
 * the rest in batches, and what would be alone in either by itself. Every operation is in one request; none holds more
 * than the limits, but for an operation that is too large by itself.
 */
export function planWrites(operations: readonly PlannableWrite[], limits: WriteLimits): PlannedRequest[] {
  const requests: PlannedRequest[] = [];
  const rest: number[] = [];
  const places = operations.map((_, place) => place);
  const groups = Map.groupBy(places, (place) => bulkNameOf(operations[place], limits));
  for (const [name, group] of groups) {
    const { bulk: message, entitySet } = operations[group[0] ?? 0] ?? {};
    if (name === undefined || message === undefined || entitySet === undefined) {
      rest.push(...group);
      continue;
    }
    const bytesOf = (place: number) => operations[place]?.bulkBytes ?? 0;
    for (const chunk of fill(group, bytesOf, limits.bulkSize, limits.bodyBytesMax)) {
      if (chunk.length === 1) rest.push(...chunk);
      else requests.push({ kind: 'bulk', message, entitySet, operations: chunk });
    }
  }
  return [...requests, ...planBatches(operations, rest, limits)];
}

/** The same for some of the operations, without bulk messages. */
export function planBatches(
  operations: readonly PlannableWrite[],
  some: readonly number[],
  { batchSize, bodyBytesMax }: Pick<WriteLimits, 'batchSize' | 'bodyBytesMax'>,
): PlannedRequest[] {
  const bytesOf = (place: number) => operations[place]?.batchBytes ?? 0;
  return fill(some, bytesOf, batchSize, bodyBytesMax).map((chunk) => {
    const [only] = chunk;
    return chunk.length === 1 && only !== undefined
      ? { kind: 'single', operation: only }
      : { kind: 'batch', operations: chunk };
  });
}

function bulkNameOf(operation: PlannableWrite | undefined, { hasBulk }: WriteLimits): string | undefined {
  if (operation?.bulk === undefined || !hasBulk(operation.entitySet, operation.bulk)) return undefined;
  return `${operation.bulk} ${operation.entitySet}`;
}

/** In their order, each chunk as full as it may be: no other division of that order has fewer. */
function fill(
  places: readonly number[],
  bytesOf: (place: number) => number,
  sizeMax: number,
  bytesMax: number,
): number[][] {
  const chunks: number[][] = [];
  let bytes = 0;
  for (const place of places) {
    const last = chunks.at(-1);
    const more = bytesOf(place);
    if (last !== undefined && last.length < sizeMax && bytes + more <= bytesMax) {
      last.push(place);
      bytes += more;
    } else {
      chunks.push([place]);
      bytes = more;
    }
  }
  return chunks;
}
