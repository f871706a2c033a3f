import { XMLParser } from 'fast-xml-parser';
import type { EntityType, Model, NavigationProperty, Property } from './model.ts';

interface Annotation {
  Term: string;
  String?: string;
  Bool?: string;
  Record?: { PropertyValue?: { Property: string; Bool?: string }[] }[];
}
interface Element {
  Name: string;
  Type?: string;
  EntityType?: string;
  MaxLength?: string;
  Scale?: string;
  Nullable?: string;
  Annotation?: Annotation[];
  Property?: Element[];
  NavigationProperty?: (Element & { ReferentialConstraint?: { Property: string }[] })[];
  Key?: { PropertyRef: { Name: string }[] }[];
  Member?: { Name: string }[];
}
interface Schema {
  Namespace: string;
  EntityType?: Element[];
  EnumType?: Element[];
  EntityContainer?: { EntitySet?: Element[] }[];
}

/**
 * Reads CSDL (`$metadata`, XML, OData 4). The annotations are those of models/*.csdl.xml; a tenant's own $metadata has
 * fewer, and then less is known. Throws a TypeError for a text without a schema.
 */
export function parseModel(csdl: string): Model {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    removeNSPrefix: true,
    parseAttributeValue: false,
    isArray: (name, _path, _leaf, isAttribute) => !isAttribute && name !== 'Edmx' && name !== 'DataServices',
  });
  const document = parser.parse(csdl);
  const schemas: readonly Schema[] = document?.Edmx?.DataServices?.Schema ?? [];
  const [first] = schemas;
  if (!first) throw new TypeError('Expected CSDL with a Schema element, got a text without one.');
  const types = new Map(
    schemas.flatMap(({ EntityType = [] }) => EntityType).map((type) => [type.Name, type]),
  );
  const sets = schemas.flatMap(({ EntityContainer = [] }) => EntityContainer[0]?.EntitySet ?? []);
  const entitySets = new Map<string, EntityType>();
  for (const set of sets) {
    const type = types.get(unqualified(set.EntityType ?? ''));
    if (type) entitySets.set(set.Name, entityType(type, set));
  }
  const enums = new Map(
    schemas
      .flatMap(({ EnumType = [] }) => EnumType)
      .map((type) => [type.Name, (type.Member ?? []).map(({ Name }) => Name)]),
  );
  return { namespace: first.Namespace, entitySets, enums };
}

function entityType(type: Element, set: Element): EntityType {
  return {
    name: type.Name,
    entitySet: set.Name,
    keys: type.Key?.[0]?.PropertyRef.map(({ Name }) => Name) ?? [],
    alternateKeys: alternateKeys(type),
    properties: new Map((type.Property ?? []).map((element) => [element.Name, property(element)])),
    navigationProperties: new Map(
      (type.NavigationProperty ?? []).map((element) => [element.Name, navigation(element)]),
    ),
    changeTracking: tracksChanges(set),
  };
}

function property(element: Element): Property {
  const text = (term: string) => annotation(element, term)?.String;
  const has = (term: string) => (annotation(element, term) ?? { Bool: 'false' }).Bool !== 'false';
  const computed = has('Org.OData.Core.V1.Computed');
  const options = text('P2C.Model.V1.Options');
  const minimum = text('Org.OData.Validation.V1.Minimum');
  const maximum = text('Org.OData.Validation.V1.Maximum');
  const assumed = text('P2C.Model.V1.Assumed');
  return {
    name: element.Name,
    type: element.Type ?? 'Edm.String',
    nullable: element.Nullable !== 'false',
    ...(element.MaxLength && /^\d+$/.test(element.MaxLength) ? { maxLength: Number(element.MaxLength) } : {}),
    ...(element.Scale && /^\d+$/.test(element.Scale) ? { scale: Number(element.Scale) } : {}),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    creatable: !computed && !has('P2C.Model.V1.UpdateOnly'),
    updatable: !computed && !has('Org.OData.Core.V1.Immutable'),
    required: has('P2C.Model.V1.RequiredOnCreate') || text('P2C.Model.V1.RequiredLevel') === 'SystemRequired',
    numberSequence: has('P2C.Model.V1.NumberSequence') || has('P2C.Model.V1.AutoNumber'),
    ...(options === undefined ? {} : { options: parseOptions(options) }),
    ...(assumed === undefined ? {} : { assumed }),
  };
}

/** `<Record><PropertyValue Property="Supported" Bool="true"/>…</Record>`; supported unless it says otherwise. */
function tracksChanges(set: Element): boolean {
  const found = annotation(set, 'Org.OData.Capabilities.V1.ChangeTracking');
  const supported = found?.Record?.[0]?.PropertyValue?.find(({ Property }) => Property === 'Supported');
  return found !== undefined && supported?.Bool !== 'false';
}

/** `1=Active[0]; 2=Inactive[1]` */
function parseOptions(text: string): NonNullable<Property['options']> {
  return text.split('; ').flatMap((option) => {
    const match = /^(-?\d+)=(.*?)(?:\[(\d+)\])?$/.exec(option);
    if (!match) return [];
    const [, value, label = '', state] = match;
    return [{ value: Number(value), label, ...(state === undefined ? {} : { state: Number(state) }) }];
  });
}

function navigation(element: NonNullable<Element['NavigationProperty']>[number]): NavigationProperty {
  const collection = /^Collection\((.*)\)$/.exec(element.Type ?? '');
  const foreignKey = element.ReferentialConstraint?.[0]?.Property;
  return {
    name: element.Name,
    targetType: unqualified(collection?.[1] ?? element.Type ?? ''),
    collection: collection !== null,
    ...(foreignKey === undefined ? {} : { foreignKey }),
  };
}

interface KeyRecord {
  PropertyValue?: { Property: string; PropertyPath?: string; Collection?: { Record?: KeyRecord[] }[] }[];
}

function alternateKeys(type: Element): string[][] {
  const found = annotation(type, 'OData.Community.Keys.V1.AlternateKeys') as
    | { Collection?: { Record?: KeyRecord[] }[] }
    | undefined;
  const records = found?.Collection?.[0]?.Record ?? [];
  return records.map((key) =>
    (key.PropertyValue?.[0]?.Collection?.[0]?.Record ?? []).flatMap(
      (ref) => ref.PropertyValue?.find(({ Property: name }) => name === 'Name')?.PropertyPath ?? [],
    ),
  );
}

const annotation = (element: Element, term: string) => element.Annotation?.find(({ Term }) => Term === term);
const unqualified = (name: string) => name.slice(name.lastIndexOf('.') + 1);
