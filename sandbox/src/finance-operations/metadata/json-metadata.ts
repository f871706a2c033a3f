import type { EntitySet, EnumType, Model } from '../../model/model.ts';
import { actions } from '../actions/actions.ts';
import { describeEntity } from './describe-entity.ts';

/**
 * Answers the JSON metadata service: `DataEntities`, `PublicEntities`, `PublicEnumerations`, each as a list or, but the
 * first, by name. Undefined for anything else. It is read only and knows no query options here.
 */
export function answerMetadata(model: Model, path: string, origin: string): object | undefined {
  const match = /^(\w+)\/?(?:\('([^']*)'\))?$/.exec(path.replaceAll('%27', "'"));
  const [, collection = '', name] = match ?? [];
  const context = (suffix: string) => ({ '@odata.context': `${origin}/metadata/$metadata#${suffix}` });
  const sets = [...model.entitySets.values()];
  switch (collection.toLowerCase()) {
    case 'dataentities':
      return name === undefined ? { ...context('DataEntities'), value: sets.map(summary) } : undefined;
    case 'publicentities': {
      const describe = (set: EntitySet) => describeEntity(model, set, actions);
      if (name === undefined) return { ...context('PublicEntities'), value: sets.map(describe) };
      const set = sets.find(({ typeName }) => typeName === name);
      return set && { ...context('PublicEntities/$entity'), ...describe(set) };
    }
    case 'publicenumerations': {
      const described = [...model.enums.values()].map(describeEnum);
      if (name === undefined) return { ...context('PublicEnumerations'), value: described };
      const found = described.find(({ Name }) => Name === name);
      return found && { ...context('PublicEnumerations/$entity'), ...found };
    }
    default:
      return undefined;
  }
}

function summary(set: EntitySet): object {
  return {
    Name: set.tableEntity ?? set.typeName,
    PublicEntityName: set.typeName,
    PublicCollectionName: set.name,
    LabelId: null,
    DataServiceEnabled: true,
    DataManagementEnabled: true,
    EntityCategory: set.isReadOnly ? 'Transaction' : 'Master',
    IsReadOnly: set.isReadOnly,
  };
}

function describeEnum({ name, valueOf: values }: EnumType) {
  return {
    Name: name.slice(name.lastIndexOf('.') + 1),
    LabelId: null,
    Members: [...values].map(([Name, Value]) => ({
      Name,
      Value,
      LabelId: null,
      ConfigurationEnabled: true,
    })),
  };
}
