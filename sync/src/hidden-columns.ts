import { type ODataClient, ODataError, type ODataErrorCode, type ResourceAnswer } from '@p2c/odata';
import type { LogicalColumn } from './mapping/columns-read.ts';
import type { Clock, Logger } from './ports.ts';

/** Column security changes rarely: what was found counts for this long. */
const freshMs = 5 * 60_000;
/** "Allowed" of a column security privilege; 0 is "not allowed" (Microsoft Learn: AttributePrivilege). */
const allowed = 4;

type Table = { readonly LogicalName: string; readonly Attributes?: readonly Column[] };
type Column = { readonly LogicalName: string; readonly MetadataId: string };

/**
 * Columns of Sales that the application user may not read. Column security answers them as null, like a value that is
 * not there, and a copy would lose its value. Which columns are secured stands in their definitions, who may read them
 * in RetrievePrincipalAttributePrivileges (Microsoft Learn: "Column-level security with code"). Rejects with ODataError
 * where Sales does not tell, for whatever reason: what is not known is not written. Only a system that has no such
 * definitions (501) hides nothing.
 */
export function createHiddenColumns({
  client,
  columns,
  clock,
  logger,
}: {
  client: ODataClient;
  /** Those that decide what any mapping writes. */
  columns: readonly LogicalColumn[];
  clock: Clock;
  logger: Logger;
}): () => Promise<ReadonlySet<LogicalColumn>> {
  let kept: { readonly hidden: Promise<ReadonlySet<LogicalColumn>>; readonly at: number } | undefined;
  let told = '';

  const ask = async (target: string): Promise<unknown> => {
    const answer = await client.readResource(target);
    if (answer.status !== 200) throw untold(answer);
    return JSON.parse(answer.body);
  };

  const find = async (): Promise<ReadonlySet<LogicalColumn>> => {
    const secured = await securedColumns();
    if (secured.size === 0) return new Set();
    const readable = await readableColumns();
    const hidden = new Set([...secured].flatMap(([id, name]) => (readable.has(id) ? [] : [name])));
    const now = [...hidden].join(', ');
    if (now !== told && now !== '')
      logger.warn({ columns: now }, 'The application user may not read columns that are mapped');
    told = now;
    return hidden;
  };

  /** By the identifier of their definition: those that are secured and read by a mapping. */
  const securedColumns = async (): Promise<ReadonlyMap<string, LogicalColumn>> => {
    const tables = [...new Set(columns.map((column) => column.slice(0, column.indexOf('.'))))];
    const filter = tables.map((table) => `LogicalName eq '${table}'`).join(' or ');
    const answer = await client.readResource(
      `EntityDefinitions?$select=LogicalName&$filter=${encodeURIComponent(filter)}&$expand=Attributes($select=LogicalName,MetadataId;$filter=IsSecured%20eq%20true)`,
    );
    if (answer.status === 501) return new Map();
    if (answer.status !== 200) throw untold(answer);
    const { value } = JSON.parse(answer.body) as { value: readonly Table[] };
    const mapped = new Set(columns);
    return new Map(
      value.flatMap(({ LogicalName: table, Attributes = [] }) =>
        Attributes.flatMap(({ LogicalName, MetadataId }): [string, LogicalColumn][] => {
          const column: LogicalColumn = `${table}.${LogicalName}`;
          return mapped.has(column) ? [[MetadataId, column]] : [];
        }),
      ),
    );
  };

  const readableColumns = async (): Promise<ReadonlySet<string>> => {
    const { UserId } = (await ask('WhoAmI')) as { UserId: string };
    const { AttributePrivileges } = (await ask(
      `systemusers(${UserId})/Microsoft.Dynamics.CRM.RetrievePrincipalAttributePrivileges()`,
    )) as { AttributePrivileges: readonly { readonly AttributeId: string; readonly CanRead: number }[] };
    return new Set(
      AttributePrivileges.flatMap(({ AttributeId, CanRead }) => (CanRead === allowed ? [AttributeId] : [])),
    );
  };

  return () => {
    const now = clock.now();
    if (kept !== undefined && now - kept.at < freshMs) return kept.hidden;
    const hidden = find();
    kept = { hidden, at: now };
    hidden.catch(() => {
      if (kept?.hidden === hidden) kept = undefined;
    });
    return hidden;
  };
}

function untold({ status }: ResourceAnswer): ODataError {
  const message = `Sales does not tell which columns the application user may read (${status}).`;
  return new ODataError(codeOf(status), message, { status });
}

function codeOf(status: number): ODataErrorCode {
  switch (status) {
    case 401:
      return 'AUTHENTICATION';
    case 403:
      return 'PERMISSION';
    case 429:
      return 'THROTTLED';
    default:
      return 'SERVER';
  }
}
