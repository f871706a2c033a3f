import type { Model, ODataClient } from '@p2c/odata';
import type { LoadedRules } from '@p2c/sync';
import { type Check, type CheckedSystem, type Finding, missing, ok } from '../check.ts';
import { type ColumnsInUse, columnsInUse } from '../columns-in-use.ts';
import { readJson } from '../read-json.ts';

/** One check for each entity set in use: that it is there, may be read, and has every column that is asked of it. */
export function columnChecks(
  system: CheckedSystem,
  model: Model,
  { templates }: LoadedRules,
): readonly Check[] {
  const accessId = system === 'SALES' ? 'sales-access' : 'finance-operations-access';
  return columnsInUse(system, model, templates.values()).map((used) => ({
    id: `${system === 'SALES' ? 'sales' : 'finance-operations'}-read-${used.entitySet}`,
    system,
    need: `${used.entitySet} can be read, with all ${used.select.size} columns that are used.`,
    after: [accessId],
    run: ({ sales, financeOperations }) => read(system === 'SALES' ? sales : financeOperations, system, used),
  }));
}

/** One record with every column: the system itself says what it does not know, and whether the user may read. */
async function read(client: ODataClient, system: CheckedSystem, used: ColumnsInUse): Promise<Finding> {
  const { status, refusal } = await readJson(client, printRead(system, used));
  if (status < 300) return ok();
  if (status === 404)
    return missing(
      `There is no ${used.entitySet} (${refusal})`,
      system === 'SALES'
        ? 'Install Dynamics 365 Sales in this environment.'
        : 'Check the version of F&O; in Data management > Data entities the entity must be public.',
    );
  if (status === 401 || status === 403)
    return missing(
      `The application user may not read it (${refusal})`,
      privilegeMend(system, used.entitySet),
    );
  return missing(
    `It cannot be read as the product reads it (${refusal})`,
    /msdynce_/.test(refusal)
      ? 'Install the Prospect to cash solution (msdynce_ProspectToCashIntegration) in Sales, or add its columns; docs/connect-a-tenant.md lists them.'
      : 'Add the column that the answer names, or take its row out of the template and its field out of the schema.',
  );
}

function printRead(system: CheckedSystem, { entitySet, select, expand }: ColumnsInUse): string {
  const expansions = [...expand].map(([name, columns]) => `${name}($select=${[...columns].join(',')})`);
  return [
    `${entitySet}?$top=1&$select=${[...select].join(',')}`,
    ...(expansions.length > 0 ? [`$expand=${expansions.join(',')}`] : []),
    ...(system === 'FINANCE_OPERATIONS' ? ['cross-company=true'] : []),
  ].join('&');
}

export function privilegeMend(system: CheckedSystem, entitySet: string): string {
  return system === 'SALES'
    ? `Give the application user a security role with Read on ${entitySet} at organization level.`
    : `Give the user of the application a role whose duties include the data entity behind ${entitySet}.`;
}
