import {
  compareDecimals,
  isDecimal,
  type ODataClient,
  type ODataRecord,
  type RecordValues,
} from '@p2c/odata';
import type { LookupColumn } from './columns.ts';
import { foldKey } from './entity-loader.ts';
import { systemName } from './graphql-errors.ts';
import type { GivenValue } from './ownership-columns.ts';
import { type Codec, readColumnValue } from './record-mapper.ts';
import { type Refusal, throwRefusals } from './refusals.ts';
import type { RequestContext } from './subgraph.ts';
import type { Logger, OwnershipRules, WriteJournal } from './write-ports.ts';

/** What every write of a subgraph stands on. */
export interface WritePorts {
  readonly client: ODataClient;
  readonly ownership: OwnershipRules;
  readonly journal: WriteJournal;
  readonly logger: Logger;
  readonly codec: Codec;
  readonly request: RequestContext;
  /** The values that set a lookup by its readable code (null clears), or undefined where no record has the code. */
  readonly bind?: (column: LookupColumn, code: string | null) => Promise<RecordValues | undefined>;
}

/** Whether a given value would change the record; both are compared as the client sees them. */
export function differs(record: ODataRecord, { column, value }: GivenValue, codec: Codec): boolean {
  const current = readColumnValue(record, column, codec);
  // Codes of related records are names that both systems compare without regard to case.
  if (column.kind === 'lookup') return foldKey([String(current)]) !== foldKey([String(value)]);
  const desired = codec.decode(codec.encode(value, column), column);
  const exact = column.property.type === 'Edm.Decimal';
  if (exact && isDecimal(String(current)) && isDecimal(String(desired))) {
    return compareDecimals(String(current), String(desired)) !== 0;
  }
  return current !== desired;
}

/** The values as the system takes them. A lookup code that no record has is refused before anything is sent. */
export async function encodeValues(ports: WritePorts, values: readonly GivenValue[]): Promise<RecordValues> {
  const encoded: Record<string, unknown> = {};
  const refusals: Refusal[] = [];
  for (const { column, value, path } of values) {
    if (column.kind === 'value') {
      encoded[column.name] = ports.codec.encode(value, column);
      continue;
    }
    const bound = await ports.bind?.(column, value === null ? null : String(value));
    if (bound !== undefined) Object.assign(encoded, bound);
    else refusals.push(unknownReference(ports, path.join('.'), column, value));
  }
  throwRefusals(refusals);
  return encoded;
}

function unknownReference(
  { client }: WritePorts,
  field: string,
  column: LookupColumn,
  value: unknown,
): Refusal {
  const shown = column.expand.select.join();
  const message = `${field} must be the ${shown} of a record in ${systemName(client.system)}; there is none with ${JSON.stringify(value)}.`;
  return {
    code: 'REFERENCE_NOT_FOUND',
    message,
    system: client.system,
    field,
    property: column.name,
    expected: `an existing ${shown}`,
    got: String(value),
  };
}
