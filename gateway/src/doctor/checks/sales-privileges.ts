import type { ODataClient } from '@p2c/odata';
import { type Check, type Finding, missing, ok, unknown } from '../check.ts';
import { readJson } from '../read-json.ts';

type PrivilegeType = 'Create' | 'Read' | 'Write' | 'Delete' | 'Append' | 'AppendTo';

const written = ['Create', 'Read', 'Write', 'Append', 'AppendTo'] as const;
const related = ['Read', 'AppendTo'] as const;

/** What sync and mutations do with the tables of Sales; docs/connect-a-tenant.md lists the same. */
export const neededPrivileges: Readonly<Record<string, readonly PrivilegeType[]>> = {
  account: written,
  contact: written,
  product: written,
  quote: written,
  quotedetail: [...written, 'Delete'],
  pricelevel: related,
  productpricelevel: related,
  uom: related,
  uomschedule: related,
  transactioncurrency: related,
  businessunit: related,
};

/** What the security roles of the application user allow: told before the first write is refused. */
export const salesPrivilegeChecks: readonly Check[] = [
  {
    id: 'sales-privileges',
    system: 'SALES',
    need: 'The application user may write what sync and mutations write, in the whole organization.',
    after: ['sales-access'],
    run: ({ sales }) => privileges(sales),
  },
];

/** Microsoft Learn: RetrieveUserPrivileges function, which counts the roles of teams too; SecurityPrivilegeMetadata. */
async function privileges(client: ODataClient): Promise<Finding | Finding[]> {
  const { value: me } = await readJson(client, 'WhoAmI');
  const held = await readJson(
    client,
    `systemusers(${String(me.UserId)})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`,
  );
  if (held.status >= 400) return unknown(`Sales does not tell the privileges of its user (${held.refusal})`);
  const depths = deepest((held.value.RolePrivileges ?? []) as RolePrivilege[]);
  if (depths.size === 0) return unknown('Sales tells no privileges of its user.');
  const findings: Finding[] = [];
  for (const [table, types] of Object.entries(neededPrivileges))
    findings.push(...(await ofTable(client, table, types, depths)));
  return findings.length === 0 ? ok(`${Object.keys(neededPrivileges).length} tables`) : findings;
}

interface RolePrivilege {
  readonly PrivilegeId: string;
  readonly Depth: string;
}

async function ofTable(
  client: ODataClient,
  table: string,
  types: readonly PrivilegeType[],
  depths: ReadonlyMap<string, string>,
): Promise<Finding[]> {
  const { status, value, refusal } = await readJson(
    client,
    `EntityDefinitions(LogicalName='${table}')?$select=LogicalName,Privileges`,
  );
  if (status >= 400) return [unknown(`The privileges of ${table} are not told (${refusal})`)];
  const told = (value.Privileges ?? []) as { Name: string; PrivilegeId: string; PrivilegeType: string }[];
  return types.flatMap((type): Finding[] => {
    // A table without privileges of its own, as lines may be, goes by those of its document.
    const privilege = told.find(({ PrivilegeType: each }) => each === type);
    if (privilege === undefined) return [];
    const depth = depths.get(privilege.PrivilegeId.toLowerCase());
    if (depth === 'Global') return [];
    return [
      missing(
        depth === undefined
          ? `${privilege.Name} is missing: ${table} may not be ${deeds[type]}.`
          : `${privilege.Name} reaches only as far as ${depth}.`,
        `Give the application user a security role with ${words[type]} on ${table} at organization level.`,
      ),
    ];
  });
}

/** A privilege may come from several roles: the deepest counts. */
function deepest(privileges: readonly RolePrivilege[]): ReadonlyMap<string, string> {
  const depths = new Map<string, string>();
  for (const { PrivilegeId: id, Depth: depth } of privileges) {
    const before = depths.get(id.toLowerCase());
    if (before === undefined || reach.indexOf(depth) > reach.indexOf(before))
      depths.set(id.toLowerCase(), depth);
  }
  return depths;
}

/** From the own records to all of the organization. Microsoft Learn: PrivilegeDepth enum type. */
const reach = ['Basic', 'Local', 'Deep', 'Global'];

const words: Readonly<Record<PrivilegeType, string>> = {
  Create: 'Create',
  Read: 'Read',
  Write: 'Write',
  Delete: 'Delete',
  Append: 'Append',
  AppendTo: 'Append To',
};

const deeds: Readonly<Record<PrivilegeType, string>> = {
  Create: 'created',
  Read: 'read',
  Write: 'changed',
  Delete: 'deleted',
  Append: 'given a lookup',
  AppendTo: 'named by a lookup',
};
