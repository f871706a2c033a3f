import {
  type EntityType,
  type Model,
  type ODataClient,
  type ODataQuery,
  type ODataRecord,
  type Property,
  planKeyReads,
  type RecordValues,
  type WriteOutcome,
} from '@p2c/odata';
import { parse } from 'graphql';
import { readColumns } from '../columns.ts';
import type { Codec } from '../record-mapper.ts';
import { withOwnership } from '../sdl.ts';

/** A schema small enough to read, with every shape that pushdown and the write path know. */
const schemaText = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  scalar Decimal
  type Query {
    shop(id: ID!): Shop
    shops: ShopConnection!
  }
  type Mutation {
    updateShop(input: UpdateShopInput!): ShopPayload
  }
  type ShopPayload { shop: Shop }
  type ShopConnection { edges: [ShopEdge!]! nodes: [Shop!]! totalCount: Int }
  type ShopEdge { cursor: String! node: Shop! }
  type Shop @key(fields: "id") {
    id: ID!
    copy: ShopCopy
    name: String
    address: ShopAddress
  }
  type ShopCopy @key(fields: "number") @entitySet(system: SALES, name: "shops") @owner(system: SALES, mutation: "updateShop") {
    number: String! @column(name: "shopnumber")
    name: String @column(name: "name")
    currency: String @column(name: "currencyid")
    owner: String @column(name: "ownerid")
    address: ShopAddress @column(prefix: "address1_")
    limit: Decimal @column(name: "creditlimit") @owner(system: FINANCE_OPERATIONS, mutation: "setLimit")
    size: Int @column(name: "size")
    group: String
    version: String
  }
  type ShopAddress { city: String @column(name: "city") street: String @column(name: "line1") }
  input ShopAddressInput { city: String street: String }
  input UpdateShopInput @writes(type: "ShopCopy") {
    id: ID!
    ifVersion: String
    name: String
    currency: String
    address: ShopAddressInput
    limit: Decimal
    size: Int
  }
`;

export const fixtureSdl = withOwnership(schemaText);
export const fixtureDocument = parse(fixtureSdl);

const property = (name: string, more: Partial<Property> = {}): [string, Property] => [
  name,
  {
    name,
    type: 'Edm.String',
    nullable: true,
    creatable: true,
    updatable: true,
    required: false,
    numberSequence: false,
    ...more,
  },
];

export const shopType: EntityType = {
  name: 'shop',
  entitySet: 'shops',
  keys: ['shopid'],
  alternateKeys: [['shopnumber']],
  properties: new Map([
    property('shopid', { type: 'Edm.Guid' }),
    property('shopnumber', { maxLength: 20 }),
    property('name', { maxLength: 10 }),
    property('address1_city', { maxLength: 5 }),
    property('address1_line1'),
    property('creditlimit', { type: 'Edm.Decimal', scale: 2, minimum: '0' }),
    property('size', {
      type: 'Edm.Int32',
      options: [
        { value: 1, label: 'Small' },
        { value: 2, label: 'Large' },
      ],
    }),
    property('_ownerid_value', { type: 'Edm.Guid' }),
  ]),
  navigationProperties: new Map([
    [
      'currencyid',
      { name: 'currencyid', targetType: 'currency', collection: false, foreignKey: '_currencyid_value' },
    ],
    ['ownerid', { name: 'ownerid', targetType: 'user', collection: false, foreignKey: '_ownerid_value' }],
  ]),
  changeTracking: true,
};

export const shopColumns = readColumns({
  document: fixtureDocument,
  typeName: 'ShopCopy',
  entityType: shopType,
  lookups: { currencyid: 'isocode' },
});

/** Values pass as they are. */
export const plainCodec: Codec = { decode: (value) => value, encode: (value) => value };

export interface Recorded {
  readonly lists: ODataQuery[];
  readonly writes: { entitySet: string; values: RecordValues; ifMatch?: string }[];
}

/** A client that answers from functions and keeps what it was asked. */
export function createRecordingClient(answers: {
  records?: (query: ODataQuery) => readonly ODataRecord[];
  write?: () => WriteOutcome | Promise<WriteOutcome>;
  system?: ODataClient['system'];
}): ODataClient & Recorded {
  const {
    records = () => [],
    write = () => ({ kind: 'written', created: false }),
    system = 'SALES',
  } = answers;
  const model: Model = { namespace: 'x', entitySets: new Map([['shops', shopType]]), enums: new Map() };
  const lists: ODataQuery[] = [];
  const writes: Recorded['writes'] = [];
  const refuse = () => Promise.reject(new Error('Not asked of this double.'));
  const list = async (query: ODataQuery) => {
    lists.push(query);
    return {
      records: records(query),
      ...(query.count && { count: { value: records(query).length, exact: true } }),
    };
  };
  return {
    system,
    model,
    lists,
    writes,
    list,
    async *pages(query) {
      yield await list(query);
    },
    async *readKeys(query) {
      for (const planned of planKeyReads(system, shopType, query))
        for (const each of planned.kind === 'get' ? [planned.query] : planned.queries) yield await list(each);
    },
    async create(entitySet, values) {
      writes.push({ entitySet, values });
      return write();
    },
    async update(entitySet, _, values, { ifMatch }) {
      writes.push({ entitySet, values, ifMatch });
      return write();
    },
    get: refuse,
    upsert: refuse,
    delete: refuse,
    changeSet: refuse,
    writeMany: refuse,
    action: refuse,
    changes: refuse,
    readResource: refuse,
    sendResource: refuse,
    close: async () => {},
  };
}
