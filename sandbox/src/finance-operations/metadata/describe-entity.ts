import { type EntitySet, entitySetOf, type Join, type Model, type Property } from '../../model/model.ts';
import type { Action } from '../actions/action.ts';

/** One entity as `PublicEntities('CustomerV3')` shows it. */
export function describeEntity(model: Model, set: EntitySet, actions: readonly Action[]): object {
  return {
    Name: set.typeName,
    EntitySetName: set.name,
    LabelId: null,
    IsReadOnly: set.isReadOnly,
    ConfigurationEnabled: true,
    Properties: [...set.properties.values()].map((property) => describeProperty(set, property)),
    NavigationProperties: [...set.joins.values()].map((join) => describeNavigation(model, join)),
    PropertyGroups: [],
    Actions: actions
      .filter(({ binding }) => binding.kind !== 'unbound' && binding.entitySet === set.name)
      .map((action) => describeAction(set, action)),
  };
}

function describeProperty(set: EntitySet, property: Property): object {
  return {
    Name: property.name,
    TypeName: property.enumType?.name ?? property.type,
    DataType: property.type === 'Enum' ? 'Enum' : property.type.replace('Edm.', ''),
    LabelId: null,
    IsKey: set.key.includes(property.name),
    IsMandatory: property.required,
    ConfigurationEnabled: true,
    AllowEdit: !set.isReadOnly && !property.computed && !property.immutable,
    AllowEditOnCreate: !set.isReadOnly && !property.computed,
    IsDimension: false,
    DimensionRelation: null,
    IsDynamicDimension: false,
    DimensionLegalEntityProperty: null,
    DimensionTypeProperty: null,
  };
}

function describeNavigation(model: Model, { name, targetSet, isCollection, on }: Join): object {
  const target = entitySetOf(model, targetSet);
  return {
    Name: name,
    RelatedEntity: target.typeName,
    RelatedRelationName: null,
    Cardinality: isCollection ? 'Multiple' : 'Single',
    Constraints: on.map(([own, other]) => ({
      '@odata.type': '#Microsoft.Dynamics.Metadata.ReferentialConstraint',
      Property: own,
      ReferencedProperty: other,
    })),
  };
}

function describeAction(set: EntitySet, { name, binding, parameters, returns }: Action): object {
  const typed = (type: string, isCollection = false) => ({ TypeName: type, IsCollection: isCollection });
  const isCollection = binding.kind === 'collection';
  return {
    Name: name,
    BindingKind: isCollection ? 'BoundToEntitySet' : 'BoundToEntityInstance',
    Parameters: [
      { Name: set.typeName, Type: typed(set.qualifiedTypeName, isCollection), ParameterOrder: 1 },
      ...parameters.map((parameter, at) => ({
        Name: parameter.name,
        Type: typed(parameter.type),
        ParameterOrder: at + 2,
      })),
    ],
    ReturnType: returns ? typed(returns) : null,
    FieldLookup: null,
  };
}
