import { XMLParser } from 'fast-xml-parser';
import type {
  CollectionNavigation,
  EdmTypeName,
  EntitySet,
  EnumType,
  Join,
  Model,
  Navigation,
  Option,
  Property,
} from './model.ts';

const edmTypes: ReadonlySet<string> = new Set<EdmTypeName>([
  'Edm.String',
  'Edm.Guid',
  'Edm.Boolean',
  'Edm.Int32',
  'Edm.Int64',
  'Edm.Decimal',
  'Edm.Double',
  'Edm.DateTimeOffset',
]);

/** Elements that may repeat: the parser is told to give them as lists even when there is one. */
const repeated = new Set([
  'Schema',
  'EnumType',
  'EntityType',
  'EntitySet',
  'Property',
  'NavigationProperty',
  'NavigationPropertyBinding',
  'PropertyRef',
  'ReferentialConstraint',
  'PropertyValue',
  'Member',
  'Annotation',
  'Record',
]);

/** One XML element as the parser gives it: attributes and children side by side, attributes with a `@`. */
interface Element {
  readonly [name: string]: unknown;
}

/** Reads the CSDL of a system into the sandbox's own model. Throws when the text uses what the sandbox cannot hold. */
export function parseModel(text: string): Model {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseAttributeValue: false,
    isArray: (name) => repeated.has(name),
  });
  const schema = childrenOf(
    childOf(childOf(parser.parse(text), 'edmx:Edmx'), 'edmx:DataServices'),
    'Schema',
  )[0];
  if (!schema) throw new Error('The CSDL has no Schema element.');
  const namespace = attributeOf(schema, 'Namespace');
  const enums = new Map(
    childrenOf(schema, 'EnumType')
      .map((element) => readEnum(namespace, element))
      .map((type) => [type.name, type]),
  );
  const types = new Map(
    childrenOf(schema, 'EntityType').map((element) => [
      `${namespace}.${attributeOf(element, 'Name')}`,
      element,
    ]),
  );
  const entitySets = new Map(
    childrenOf(childOf(schema, 'EntityContainer'), 'EntitySet').map((element) => {
      const type = types.get(attributeOf(element, 'EntityType'));
      if (!type) throw new Error(`Entity set ${attributeOf(element, 'Name')} has no entity type.`);
      return [attributeOf(element, 'Name'), readEntitySet(namespace, element, type, enums, types)];
    }),
  );
  return { namespace, entitySets, enums, text };
}

function readEnum(namespace: string, element: Element): EnumType {
  const members = childrenOf(element, 'Member').map(
    (member) => [attributeOf(member, 'Name'), Number(attributeOf(member, 'Value'))] as const,
  );
  return {
    name: `${namespace}.${attributeOf(element, 'Name')}`,
    valueOf: new Map(members),
    memberOf: new Map(members.map(([name, value]) => [value, name])),
  };
}

function readEntitySet(
  namespace: string,
  element: Element,
  type: Element,
  enums: ReadonlyMap<string, EnumType>,
  types: ReadonlyMap<string, Element>,
): EntitySet {
  const typeName = attributeOf(type, 'Name');
  const targetSets = new Map(
    childrenOf(element, 'NavigationPropertyBinding').map((binding) => [
      attributeOf(binding, 'Path'),
      attributeOf(binding, 'Target'),
    ]),
  );
  const navigations = childrenOf(type, 'NavigationProperty');
  const tableEntity = annotation(element, 'P2C.Model.V1.TableEntity', 'String');
  return {
    name: attributeOf(element, 'Name'),
    typeName,
    qualifiedTypeName: `${namespace}.${typeName}`,
    ...(tableEntity === undefined ? {} : { tableEntity }),
    key: childrenOf(childOf(type, 'Key'), 'PropertyRef').map((ref) => attributeOf(ref, 'Name')),
    alternateKeys: readAlternateKeys(type),
    properties: new Map(
      childrenOf(type, 'Property')
        .map((property) => readProperty(property, enums))
        .map((property) => [property.name, property]),
    ),
    navigations: new Map(
      navigations.flatMap((navigation) => readNavigation(navigation, targetSets)).map((n) => [n.name, n]),
    ),
    collectionNavigations: new Set(
      navigations
        .filter((navigation) => attributeOf(navigation, 'Type').startsWith('Collection('))
        .map((navigation) => attributeOf(navigation, 'Name')),
    ),
    collections: new Map(
      navigations
        .flatMap((navigation) => readCollection(navigation, targetSets, types))
        .map((collection) => [collection.name, collection]),
    ),
    joins: new Map(
      navigations.flatMap((found) => readJoin(found, types, targetSets)).map((join) => [join.name, join]),
    ),
    isReadOnly: annotation(element, 'P2C.Model.V1.ReadOnly', 'Bool') === 'true',
    changeTracking: childrenOf(element, 'Annotation').some(
      (found) => found['@Term'] === 'Org.OData.Capabilities.V1.ChangeTracking',
    ),
  };
}

function readProperty(element: Element, enums: ReadonlyMap<string, EnumType>): Property {
  const name = attributeOf(element, 'Name');
  const typeName = attributeOf(element, 'Type');
  const enumType = enums.get(typeName);
  if (!enumType && !edmTypes.has(typeName))
    throw new Error(`Property ${name} has the unknown type ${typeName}.`);
  const has = (term: string) => annotation(element, term, 'Bool') === 'true';
  const text = (term: string) => annotation(element, term, 'String');
  const options = text('P2C.Model.V1.Options');
  const requiredLevel = text('P2C.Model.V1.RequiredLevel');
  const autoNumber = text('P2C.Model.V1.AutoNumber');
  const columnKind = text('P2C.Model.V1.DataverseType');
  const minimum = text('Org.OData.Validation.V1.Minimum');
  const maximum = text('Org.OData.Validation.V1.Maximum');
  const lookups = childrenOf(element, 'Annotation')
    .filter((found) => found['@Term'] === 'P2C.Model.V1.LookupTarget')
    .map((found) => attributeOf(found, 'String').split(' via '));
  return {
    name,
    type: enumType ? 'Enum' : (typeName as EdmTypeName),
    ...(enumType ? { enumType } : {}),
    nullable: element['@Nullable'] !== 'false',
    ...(element['@MaxLength'] === undefined ? {} : { maxLength: Number(element['@MaxLength']) }),
    scale: Number(element['@Scale'] ?? 0),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    computed: has('Org.OData.Core.V1.Computed'),
    immutable: has('Org.OData.Core.V1.Immutable'),
    updateOnly: has('P2C.Model.V1.UpdateOnly'),
    ...(requiredLevel === undefined ? {} : { requiredLevel }),
    ...(autoNumber === undefined ? {} : { autoNumber }),
    required: requiredLevel === 'SystemRequired' || has('P2C.Model.V1.RequiredOnCreate'),
    numberSequence: has('P2C.Model.V1.NumberSequence') || autoNumber !== undefined,
    ...(columnKind === undefined ? {} : { columnKind }),
    ...(options === undefined ? {} : { options: readOptions(options) }),
    ...(lookups[0]
      ? { lookup: { navigation: lookups[0][1] ?? '', targets: lookups.map(([target]) => target ?? '') } }
      : {}),
  };
}

/** `1=Active[0]; 2=Inactive[1]`: value, label, and for a status reason its state. */
function readOptions(text: string): readonly Option[] {
  return text.split('; ').map((part) => {
    const match = /^(-?\d+)=(.*?)(?:\[(\d+)\])?$/.exec(part);
    if (!match) throw new Error(`"${part}" is not an option of the form value=label or value=label[state].`);
    const [, value, label, state] = match;
    return {
      value: Number(value),
      label: label ?? '',
      ...(state === undefined ? {} : { state: Number(state) }),
    };
  });
}

function readNavigation(element: Element, targetSets: ReadonlyMap<string, string>): Navigation[] {
  const name = attributeOf(element, 'Name');
  const [constraint, ...others] = childrenOf(element, 'ReferentialConstraint');
  const targetSet = targetSets.get(name);
  if (!constraint || others.length > 0 || targetSet === undefined) return [];
  return [{ name, column: attributeOf(constraint, 'Property'), targetSet }];
}

/** A collection is followed by the lookup of its partner, a navigation property of the other type. */
function readCollection(
  element: Element,
  targetSets: ReadonlyMap<string, string>,
  types: ReadonlyMap<string, Element>,
): CollectionNavigation[] {
  const name = attributeOf(element, 'Name');
  const target = /^Collection\((.+)\)$/.exec(attributeOf(element, 'Type'))?.[1];
  const targetSet = targetSets.get(name);
  const partner = element['@Partner'];
  if (target === undefined || targetSet === undefined || typeof partner !== 'string') return [];
  const end = childrenOf(types.get(target) ?? {}, 'NavigationProperty').find(
    (candidate) => candidate['@Name'] === partner,
  );
  if (!end) throw new Error(`${target} has no navigation property ${partner}, the partner of ${name}.`);
  const [constraint, ...others] = childrenOf(end, 'ReferentialConstraint');
  if (!constraint || others.length > 0) return [];
  return [{ name, targetSet, partner, column: attributeOf(constraint, 'Property') }];
}

/** A collection is tied by the constraints of its partner, the way back. */
function readJoin(
  element: Element,
  types: ReadonlyMap<string, Element>,
  targetSets: ReadonlyMap<string, string>,
): Join[] {
  const name = attributeOf(element, 'Name');
  const targetSet = targetSets.get(name);
  const collection = /^Collection\((.+)\)$/.exec(attributeOf(element, 'Type'))?.[1];
  const partner = childrenOf(types.get(collection ?? '') ?? {}, 'NavigationProperty').find(
    (candidate) => candidate['@Name'] === element['@Partner'],
  );
  const pairs = childrenOf(partner ?? element, 'ReferentialConstraint').map(
    (constraint) =>
      [attributeOf(constraint, 'Property'), attributeOf(constraint, 'ReferencedProperty')] as const,
  );
  if (targetSet === undefined || pairs.length === 0) return [];
  const on = collection === undefined ? pairs : pairs.map(([own, other]) => [other, own] as const);
  return [{ name, targetSet, isCollection: collection !== undefined, on }];
}

function readAlternateKeys(type: Element): string[][] {
  const annotations = childrenOf(type, 'Annotation').filter(
    (found) => found['@Term'] === 'OData.Community.Keys.V1.AlternateKeys',
  );
  return annotations
    .flatMap((found) => childrenOf(childOf(found, 'Collection'), 'Record'))
    .map((record) =>
      childrenOf(record, 'PropertyValue')
        .flatMap((key) => childrenOf(childOf(key, 'Collection'), 'Record'))
        .flatMap((part) => childrenOf(part, 'PropertyValue'))
        .filter((value) => value['@Property'] === 'Name')
        .map((value) => attributeOf(value, 'PropertyPath')),
    );
}

function annotation(element: Element, term: string, kind: 'String' | 'Bool'): string | undefined {
  const found = childrenOf(element, 'Annotation').find((candidate) => candidate['@Term'] === term);
  const value = found?.[`@${kind}`];
  return typeof value === 'string' ? value : undefined;
}

function childrenOf(element: Element, name: string): Element[] {
  const children = element[name];
  return Array.isArray(children) ? children.filter(isElement) : [];
}

function childOf(element: Element, name: string): Element {
  const child = element[name];
  return isElement(child) ? child : {};
}

function attributeOf(element: Element, name: string): string {
  const value = element[`@${name}`];
  if (typeof value !== 'string') throw new Error(`The CSDL lacks an attribute ${name}.`);
  return value;
}

function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null;
}
