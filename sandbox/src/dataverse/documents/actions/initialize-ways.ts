import type { Stored } from '../../../edm/stored.ts';
import { type EntitySet, entitySetOf } from '../../../model/model.ts';
import type { StoredValues } from '../../../store/record-store.ts';
import type { Organization } from '../../organization.ts';
import { carried } from './copying.ts';

/** A way from a record to a new one: the columns of the new one, each from one of the source. */
export interface Way {
  readonly from: string;
  readonly to: string;
  /** `all-shared`: whatever both tables have. Otherwise pairs of a column there and the column here. */
  readonly columns: 'all-shared' | readonly (readonly [source: string, target: string])[];
  /** The lookup of the new record that points to the source. */
  readonly link: string;
}

const same = (...names: readonly string[]) => names.map((name) => [name, name] as const);

/** Parts of an address that go from a company to the people who work there. */
const companyAddress = same(
  ...[
    'addresstypecode',
    'name',
    'line1',
    'line2',
    'line3',
    'city',
    'stateorprovince',
    'county',
    'country',
    'postalcode',
    'postofficebox',
    'freighttermscode',
    'shippingmethodcode',
    'telephone1',
  ].map((part) => `address1_${part}`),
);

/** The address of a customer is where a document of his is billed and shipped to. */
const documentAddress = ['billto', 'shipto'].flatMap((role) =>
  ['name', 'line1', 'line2', 'line3', 'city', 'stateorprovince', 'country', 'postalcode', 'fax']
    .map((part) => [`address1_${part}`, `${role}_${part}`] as const)
    .concat([['address1_telephone1', `${role}_telephone`]]),
);
const documentOfCustomer = [
  ...same('_transactioncurrencyid_value', 'paymenttermscode'),
  ['_defaultpricelevelid_value', '_pricelevelid_value'] as const,
  ...documentAddress,
];
const documents = ['quotes', 'salesorders', 'invoices'];

/**
 * The ways that the sandbox knows; a tenant looks into the mappings of its relationships (`entitymaps`). Those between
 * companies and people are the published ones: Microsoft Learn, "Default entity and attribute mappings".
 */
export const ways: readonly Way[] = [
  { from: 'quotes', to: 'salesorders', columns: 'all-shared', link: '_quoteid_value' },
  { from: 'quotedetails', to: 'salesorderdetails', columns: 'all-shared', link: '_quotedetailid_value' },
  { from: 'salesorders', to: 'invoices', columns: 'all-shared', link: '_salesorderid_value' },
  {
    from: 'salesorderdetails',
    to: 'invoicedetails',
    columns: 'all-shared',
    link: '_salesorderdetailid_value',
  },
  {
    from: 'accounts',
    to: 'accounts',
    columns: same('_defaultpricelevelid_value', '_transactioncurrencyid_value'),
    link: '_parentaccountid_value',
  },
  {
    from: 'accounts',
    to: 'contacts',
    columns: [
      ...same('_defaultpricelevelid_value', '_transactioncurrencyid_value', 'paymenttermscode', 'telephone1'),
      ...companyAddress,
    ],
    link: '_parentcustomerid_value',
  },
  ...['accounts', 'contacts'].flatMap((from) =>
    documents.map((to) => ({ from, to, columns: documentOfCustomer, link: '_customerid_value' })),
  ),
];

export function findWay(from: string, to: string): Way | undefined {
  return ways.find((way) => way.from === from && way.to === to);
}

/** The columns of the new record that are not empty. */
export function mappedColumns(
  organization: Organization,
  way: Way,
  source: StoredValues,
  sourceId: string,
): Record<string, Stored> {
  const set = entitySetOf(organization.model, way.to);
  const columns = way.columns === 'all-shared' ? shared(set, source) : paired(set, source, way.columns);
  return set.properties.has(way.link) ? { ...columns, [way.link]: sourceId } : columns;
}

/** What goes over on a way, column by column, and what the new record points to its source by. */
export function mappedPairs(
  source: EntitySet,
  target: EntitySet,
  { columns, link }: Way,
): readonly (readonly [source: string, target: string])[] {
  const given = Object.fromEntries([...source.properties.keys()].map((name) => [name, 1n]));
  const pairs = columns === 'all-shared' ? same(...Object.keys(shared(target, given))) : columns;
  const known = pairs.filter(([from, to]) => source.properties.has(from) && target.properties.has(to));
  return target.properties.has(link) ? [...known, [source.key[0] ?? '', link]] : known;
}

function shared(set: EntitySet, source: StoredValues): Record<string, Stored> {
  const { [set.key[0] ?? '']: _own, ...columns } = carried(set, source);
  return columns;
}

function paired(
  set: EntitySet,
  source: StoredValues,
  pairs: readonly (readonly [string, string])[],
): Record<string, Stored> {
  return Object.fromEntries(
    pairs.flatMap(([from, to]) => {
      const value = source[from] ?? null;
      const property = set.properties.get(to);
      if (value === null || !property) return [];
      // A choice that the other table does not have stays behind.
      const isKnown = property.options?.some((option) => BigInt(option.value) === value) ?? true;
      return isKnown ? [[to, value] as const] : [];
    }),
  );
}
