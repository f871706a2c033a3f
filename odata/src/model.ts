/** A system's model (CSDL) as far as a connector and a mapping check need it. */
export interface Model {
  readonly namespace: string;
  readonly entitySets: ReadonlyMap<string, EntityType>;
  /** Enum type name (unqualified) → member names in order. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
}

export interface EntityType {
  readonly name: string;
  readonly entitySet: string;
  /** Names of the primary key properties, in order. */
  readonly keys: readonly string[];
  readonly alternateKeys: readonly (readonly string[])[];
  readonly properties: ReadonlyMap<string, Property>;
  readonly navigationProperties: ReadonlyMap<string, NavigationProperty>;
  readonly changeTracking: boolean;
}

export interface Property {
  readonly name: string;
  /** `Edm.String`, or the qualified name of an enum type. */
  readonly type: string;
  readonly nullable: boolean;
  readonly maxLength?: number;
  readonly scale?: number;
  readonly minimum?: string;
  readonly maximum?: string;
  /** May be given on create / changed later. */
  readonly creatable: boolean;
  readonly updatable: boolean;
  readonly required: boolean;
  /** The system assigns a value when none is given. */
  readonly numberSequence: boolean;
  /** Dataverse choice: value → label; `state` for status reasons. */
  readonly options?: readonly { readonly value: number; readonly label: string; readonly state?: number }[];
  /** Identifier in models/assumptions.yaml when no source confirms the fact. */
  readonly assumed?: string;
}

export interface NavigationProperty {
  readonly name: string;
  readonly targetType: string;
  readonly collection: boolean;
  /** The foreign key property: `_transactioncurrencyid_value`. */
  readonly foreignKey?: string;
}
