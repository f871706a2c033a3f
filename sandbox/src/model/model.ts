/** A primitive Edm type of the two models, or `Enum` with its members in `Property.enumType`. */
export type EdmTypeName =
  | 'Edm.String'
  | 'Edm.Guid'
  | 'Edm.Boolean'
  | 'Edm.Int32'
  | 'Edm.Int64'
  | 'Edm.Decimal'
  | 'Edm.Double'
  | 'Edm.DateTimeOffset'
  | 'Enum';

export interface EnumType {
  /** Qualified: `Microsoft.Dynamics.DataEntities.NoYes`. */
  readonly name: string;
  readonly valueOf: ReadonlyMap<string, number>;
  readonly memberOf: ReadonlyMap<number, string>;
}

/** An option of a Dataverse choice column; `state` is the state that a status reason belongs to. */
export interface Option {
  readonly value: number;
  readonly label: string;
  readonly state?: number;
}

export interface Property {
  readonly name: string;
  readonly type: EdmTypeName;
  readonly enumType?: EnumType;
  readonly nullable: boolean;
  readonly maxLength?: number;
  /** Digits after the point that Edm.Decimal is kept and compared with. */
  readonly scale: number;
  /** Bounds as decimal texts, both included. */
  readonly minimum?: string;
  readonly maximum?: string;
  /** Never accepted from a client. */
  readonly computed: boolean;
  /** Accepted when a record is created, never after. */
  readonly immutable: boolean;
  /** May be changed, but not given at creation. */
  readonly updateOnly: boolean;
  /** What a create must name, or the system fills. */
  readonly required: boolean;
  /** Dataverse: None where it is absent, Recommended, ApplicationRequired, SystemRequired. */
  readonly requiredLevel?: string;
  /** The form of the numbers that the system gives: `ACC-{SEQ}-{6}`. */
  readonly autoNumber?: string;
  /** The system gives the number when the client does not. */
  readonly numberSequence: boolean;
  /** Kind of a Dataverse column beyond its Edm type: Picklist, State, Status, Money, Money (base currency). */
  readonly columnKind?: string;
  readonly options?: readonly Option[];
  /** Lookup columns (`_x_value`): where they may point, and the navigation that writes them. */
  readonly lookup?: { readonly navigation: string; readonly targets: readonly string[] };
}

/** A single-valued navigation property over a lookup column. */
export interface Navigation {
  readonly name: string;
  readonly column: string;
  readonly targetSet: string;
}

/** A collection-valued navigation property: the records of another set whose lookup points here. */
export interface CollectionNavigation {
  readonly name: string;
  readonly targetSet: string;
  /** The navigation of the target that points back, and its lookup column. */
  readonly partner: string;
  readonly column: string;
}

/** A navigation whose two ends meet in several properties, or that leads to many records (F&O). */
export interface Join {
  readonly name: string;
  readonly targetSet: string;
  readonly isCollection: boolean;
  /** Pairs of properties that are equal: here, there. */
  readonly on: readonly (readonly [own: string, target: string])[];
}

export interface EntitySet {
  readonly name: string;
  /** Short name of the entity type: `account`, `CustomerV3`. */
  readonly typeName: string;
  readonly qualifiedTypeName: string;
  /** F&O: name of the data entity behind the set, as its error texts say it. */
  readonly tableEntity?: string;
  readonly key: readonly string[];
  readonly alternateKeys: readonly (readonly string[])[];
  readonly properties: ReadonlyMap<string, Property>;
  readonly navigations: ReadonlyMap<string, Navigation>;
  readonly collectionNavigations: ReadonlySet<string>;
  /** Those of them that can be followed: the model names their other end. */
  readonly collections: ReadonlyMap<string, CollectionNavigation>;
  readonly joins: ReadonlyMap<string, Join>;
  /** No client writes it. */
  readonly isReadOnly: boolean;
  readonly changeTracking: boolean;
}

export interface Model {
  readonly namespace: string;
  readonly entitySets: ReadonlyMap<string, EntitySet>;
  readonly enums: ReadonlyMap<string, EnumType>;
  /** The CSDL as it is served under `$metadata`. */
  readonly text: string;
}

/** The property of a set that the caller knows to exist (from the model itself, not from a request). */
export function propertyOf(set: EntitySet, name: string): Property {
  const property = set.properties.get(name);
  if (!property) throw new Error(`The model of ${set.name} has no property ${name}.`);
  return property;
}

/** The entity set that the caller knows to exist. */
export function entitySetOf(model: Model, name: string): EntitySet {
  const set = model.entitySets.get(name);
  if (!set) throw new Error(`The model has no entity set ${name}.`);
  return set;
}
