import type { Item } from '../metadata/item.ts';
import { messageFilters, messages } from '../metadata/sdk-messages.ts';
import type { Organization } from '../organization.ts';
import { type RegistrationRow, type RegistrationTable, tableRules } from './registration-tables.ts';

/** The rows of a registration table as a client reads them, with the rows that they point to and that point to them. */
export function registrationItems(organization: Organization, table: RegistrationTable): readonly Item[] {
  const rows = organization.webhooks?.registrations.rows(table) ?? [];
  return rows.map((row) => item(organization, table, row));
}

/** The messages of the platform with what is registered for them. */
export function messageItems(organization: Organization): readonly Item[] {
  return messages().map((message) => {
    const id = message.values.sdkmessageid;
    return {
      ...message,
      related: {
        sdkmessageid_sdkmessagefilter: () =>
          messageFilters(organization.model).filter(({ values }) => values._sdkmessageid_value === id),
        sdkmessageid_sdkmessageprocessingstep: () => stepsWith(organization, '_sdkmessageid_value', id),
      },
    };
  });
}

/** The messages of each table with the steps that are registered for them. */
export function messageFilterItems(organization: Organization): readonly Item[] {
  return messageFilters(organization.model).map((filter) => ({
    ...filter,
    related: {
      sdkmessageid: () => found(messages(), filter.values._sdkmessageid_value),
      sdkmessagefilterid_sdkmessageprocessingstep: () =>
        stepsWith(organization, '_sdkmessagefilterid_value', filter.values.sdkmessagefilterid),
    },
  }));
}

function item(organization: Organization, table: RegistrationTable, row: RegistrationRow): Item {
  const { key, columns, lookups } = tableRules[table];
  const told = Object.entries(row).filter(([name]) => !columns[name]?.isSecret);
  const empty = Object.values(lookups).map(({ column }) => [column, null] as const);
  return {
    key,
    values: { ...Object.fromEntries(empty), ...Object.fromEntries(told), ...fixedColumns(table, row) },
    related: {
      ...Object.fromEntries(
        Object.entries(lookups).map(([navigation, { column, targetSet }]) => [
          navigation,
          () => found(itemsOf(organization, targetSet), row[column]),
        ]),
      ),
      ...collections(organization, table, row),
    },
  };
}

/** What a row says that nobody gives. */
function fixedColumns(table: RegistrationTable, row: RegistrationRow): Record<string, unknown> {
  switch (table) {
    case 'serviceendpoints':
      return { isauthvalueset: (row.authvalue ?? '') !== '' };
    case 'sdkmessageprocessingsteps':
      return {
        customizationlevel: 1,
        iscustomizable: {
          Value: true,
          CanBeChanged: true,
          ManagedPropertyLogicalName: 'iscustomizableanddeletable',
        },
      };
    case 'sdkmessageprocessingstepimages':
      return {};
    default:
      return table satisfies never;
  }
}

function collections(
  organization: Organization,
  table: RegistrationTable,
  row: RegistrationRow,
): NonNullable<Item['related']> {
  switch (table) {
    case 'serviceendpoints':
      return {
        serviceendpoint_sdkmessageprocessingstep: () =>
          stepsWith(organization, '_eventhandler_value', row.serviceendpointid),
      };
    case 'sdkmessageprocessingsteps':
      return {
        sdkmessageprocessingstepid_sdkmessageprocessingstepimage: () =>
          registrationItems(organization, 'sdkmessageprocessingstepimages').filter(
            ({ values }) => values._sdkmessageprocessingstepid_value === row.sdkmessageprocessingstepid,
          ),
      };
    case 'sdkmessageprocessingstepimages':
      return {};
    default:
      return table satisfies never;
  }
}

function itemsOf(organization: Organization, entitySet: string): readonly Item[] {
  switch (entitySet) {
    case 'sdkmessages':
      return messages();
    case 'sdkmessagefilters':
      return messageFilters(organization.model);
    default:
      return registrationItems(organization, entitySet as RegistrationTable);
  }
}

function stepsWith(organization: Organization, column: string, value: unknown): readonly Item[] {
  return registrationItems(organization, 'sdkmessageprocessingsteps').filter(
    ({ values }) => values[column] === value,
  );
}

function found(items: readonly Item[], id: unknown): Item | null {
  return items.find(({ key = '', values }) => values[key] === id) ?? null;
}
