import { messageFilters, messages } from '../metadata/sdk-messages.ts';
import type { Organization } from '../organization.ts';
import { isRegistrationTable, tableRules } from './registration-tables.ts';

/** A row that a registration may point to: a message, a message of a table, an endpoint, a step. */
export function describedRow(
  { model, webhooks }: Organization,
  entitySet: string,
  id: string,
): Readonly<Record<string, unknown>> | undefined {
  if (isRegistrationTable(entitySet))
    return webhooks?.registrations.rows(entitySet).find((row) => row[tableRules[entitySet].key] === id);
  const items = entitySet === 'sdkmessages' ? messages() : messageFilters(model);
  return items.find(({ key = '', values }) => values[key] === id)?.values;
}
