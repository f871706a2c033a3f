import type { EntitySet, Model, Property } from '../../model/model.ts';

/**
 * Answers the JSON metadata service: `PublicEntities('CustomerV3')` and `PublicEnumerations('NoYes')`. Undefined for
 * anything else.
 */
export function answerMetadata(model: Model, path: string): object | undefined {
  const match = /^(PublicEntities|PublicEnumerations)\('([^']*)'\)$/.exec(path.replaceAll('%27', "'"));
  const [, collection, name] = match ?? [];
  if (collection === 'PublicEntities') {
    const set = [...model.entitySets.values()].find(({ typeName }) => typeName === name);
    return set && describeEntity(set);
  }
  const type = model.enums.get(`${model.namespace}.${name}`);
  if (collection !== 'PublicEnumerations' || !type) return undefined;
  return { Name: name, Members: [...type.valueOf].map(([Name, Value]) => ({ Name, Value })) };
}

function describeEntity(set: EntitySet): object {
  return {
    Name: set.typeName,
    EntitySetName: set.name,
    IsReadOnly: false,
    ConfigurationEnabled: true,
    Properties: [...set.properties.values()].map((property) => describeProperty(set, property)),
    NavigationProperties: [],
    Actions: [],
  };
}

function describeProperty(set: EntitySet, property: Property): object {
  return {
    Name: property.name,
    TypeName: property.enumType?.name ?? property.type,
    DataType: property.type === 'Enum' ? 'Enum' : property.type.replace('Edm.', ''),
    IsKey: set.key.includes(property.name),
    IsMandatory: property.required,
    AllowEdit: !property.computed && !property.immutable,
    AllowEditOnCreate: !property.computed,
    IsDimension: false,
  };
}
