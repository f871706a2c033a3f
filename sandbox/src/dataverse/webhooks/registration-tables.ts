/** The tables of the platform in which webhooks are registered. */
export const registrationTables = [
  'serviceendpoints',
  'sdkmessageprocessingsteps',
  'sdkmessageprocessingstepimages',
] as const;
export type RegistrationTable = (typeof registrationTables)[number];

/** A row as its columns stand on the wire. */
export type RegistrationRow = Readonly<Record<string, string | number | boolean | null>>;

/** A column that a client may give, with what it is when the client is silent. */
export interface ColumnRule {
  readonly type: 'text' | 'number' | 'boolean' | 'guid';
  readonly fallback: string | number | boolean | null;
  /** Accepted, and never told again. */
  readonly isSecret?: boolean;
}

export interface TableRules {
  readonly typeName: string;
  readonly key: string;
  readonly columns: Readonly<Record<string, ColumnRule>>;
  /** Lookups by the navigation that binds them: their column and the set that they point to. */
  readonly lookups: Readonly<Record<string, { readonly column: string; readonly targetSet: string }>>;
}

const text: ColumnRule = { type: 'text', fallback: null };
const number = (fallback: number): ColumnRule => ({ type: 'number', fallback });
const flag = (fallback: boolean): ColumnRule => ({ type: 'boolean', fallback });
const guid: ColumnRule = { type: 'guid', fallback: null };

/** Microsoft Learn, table references of each. */
export const tableRules: Readonly<Record<RegistrationTable, TableRules>> = {
  serviceendpoints: {
    typeName: 'serviceendpoint',
    key: 'serviceendpointid',
    columns: {
      serviceendpointid: guid,
      name: text,
      description: text,
      url: text,
      contract: number(8),
      authtype: number(0),
      authvalue: { ...text, isSecret: true },
      messageformat: number(2),
      connectionmode: number(1),
      userclaim: number(1),
    },
    lookups: {},
  },
  sdkmessageprocessingsteps: {
    typeName: 'sdkmessageprocessingstep',
    key: 'sdkmessageprocessingstepid',
    columns: {
      sdkmessageprocessingstepid: guid,
      name: text,
      description: text,
      configuration: text,
      mode: number(0),
      stage: number(40),
      rank: number(1),
      supporteddeployment: number(0),
      asyncautodelete: flag(false),
      canusereadonlyconnection: flag(false),
      filteringattributes: text,
      statecode: number(0),
      statuscode: number(1),
    },
    lookups: {
      sdkmessageid: { column: '_sdkmessageid_value', targetSet: 'sdkmessages' },
      sdkmessagefilterid: { column: '_sdkmessagefilterid_value', targetSet: 'sdkmessagefilters' },
      eventhandler_serviceendpoint: { column: '_eventhandler_value', targetSet: 'serviceendpoints' },
    },
  },
  sdkmessageprocessingstepimages: {
    typeName: 'sdkmessageprocessingstepimage',
    key: 'sdkmessageprocessingstepimageid',
    columns: {
      sdkmessageprocessingstepimageid: guid,
      name: text,
      description: text,
      entityalias: text,
      imagetype: number(0),
      messagepropertyname: text,
      attributes: text,
    },
    lookups: {
      sdkmessageprocessingstepid: {
        column: '_sdkmessageprocessingstepid_value',
        targetSet: 'sdkmessageprocessingsteps',
      },
    },
  },
};

export function isRegistrationTable(name: string): name is RegistrationTable {
  return Object.hasOwn(tableRules, name);
}
