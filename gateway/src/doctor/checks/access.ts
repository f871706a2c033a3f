import type { ODataClient } from '@p2c/odata';
import { ODataError } from '@p2c/odata';
import { type Check, type CheckedSystem, type Finding, missing, ok } from '../check.ts';
import { describeBreak } from '../describe-break.ts';
import { readJson } from '../read-json.ts';
import { tokenMend } from './token-mend.ts';

/** That both systems are there and let the application in: nothing else can be looked at without. */
export const accessChecks: readonly Check[] = [
  {
    id: 'sales-access',
    system: 'SALES',
    need: 'Sales answers, and takes the application as one of its users.',
    run: ({ sales }) => access(sales, 'SALES', 'WhoAmI', ({ UserId }) => `user ${String(UserId)}`),
  },
  {
    id: 'finance-operations-access',
    system: 'FINANCE_OPERATIONS',
    need: 'F&O answers, and takes the application as one of its users.',
    run: ({ financeOperations }) =>
      access(financeOperations, 'FINANCE_OPERATIONS', 'LegalEntities?$top=1&$select=LegalEntityId'),
  },
];

async function access(
  client: ODataClient,
  system: CheckedSystem,
  target: string,
  detail: (value: Record<string, unknown>) => string | undefined = () => undefined,
): Promise<Finding> {
  try {
    const { status, value, refusal } = await readJson(client, target);
    if (status < 300) return ok(detail(value));
    if (status === 401 || status === 403) return missing(`It answers ${refusal}`, applicationUser[system]);
    return missing(
      `It answers ${refusal}`,
      `Check ${urlOption[system]}: it must be the service root of the system.`,
    );
  } catch (error) {
    if (!(error instanceof ODataError)) throw error;
    return missing(describeBreak(error), mendOf(error, system));
  }
}

const urlOption: Record<CheckedSystem, string> = {
  SALES: '--sales-url (https://<org>.crm.dynamics.com/api/data/v9.2/)',
  FINANCE_OPERATIONS: '--finance-operations-url (https://<environment>.operations.dynamics.com/data/)',
};

const applicationUser: Record<CheckedSystem, string> = {
  SALES:
    'In the Power Platform admin center open the environment, Settings > Users + permissions > Application users, add the app registration and give it a security role.',
  FINANCE_OPERATIONS:
    'In F&O open System administration > Setup > Microsoft Entra ID applications, and add the client id with a user that has the roles.',
};

function mendOf(error: ODataError, system: CheckedSystem): string {
  const { code, message } = error;
  // Entra knows no application behind the address: the address is wrong, not the secret.
  if (message.includes('AADSTS500011'))
    return `Check ${urlOption[system]}: the tenant knows no system there.`;
  const mend = tokenMend(error);
  if (mend !== undefined) return mend;
  switch (code) {
    case 'NETWORK':
    case 'TIMEOUT':
      return `Check that this machine reaches the system, and ${urlOption[system]}.`;
    case 'PERMISSION':
      return applicationUser[system];
    default:
      return `Check ${urlOption[system]}.`;
  }
}
