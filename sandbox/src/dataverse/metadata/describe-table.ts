import type { EntitySet, Model } from '../../model/model.ts';
import { type AddedKey, isSameKey } from '../keys/added-keys.ts';
import { type PrivilegeType, privilegeName, privilegeTypes } from '../privileges.ts';
import { primaryName } from '../read/formatted-values.ts';
import { describeAttribute, logicalName } from './describe-attribute.ts';
import { type Item, idOfName, label } from './item.ts';

/** Numbers that the platform gives its own tables. Microsoft Learn, table references. */
const objectTypeCodes: Readonly<Record<string, number>> = {
  account: 1,
  contact: 2,
  systemuser: 8,
  businessunit: 10,
  pricelevel: 1022,
  product: 1024,
  productpricelevel: 1026,
  uom: 1055,
  uomschedule: 1056,
  quote: 1084,
  quotedetail: 1085,
  salesorder: 1088,
  salesorderdetail: 1089,
  invoice: 1090,
  invoicedetail: 1091,
  orderclose: 4209,
  quoteclose: 4211,
  transactioncurrency: 9105,
};

/** The definitions of all tables. */
export function describeTables(model: Model, added: readonly AddedKey[] = []): readonly Item[] {
  return [...model.entitySets.values()].map((set) =>
    describeTable(
      set,
      added.filter(({ entitySet }) => entitySet === set.name),
    ),
  );
}

/** The definition of a table: EntityMetadata as far as clients ask it. Microsoft Learn: EntityMetadata EntityType. */
function describeTable(set: EntitySet, added: readonly AddedKey[]): Item {
  const isUserOwned = set.properties.has('_ownerid_value');
  return {
    values: {
      MetadataId: tableId(set),
      LogicalName: set.typeName,
      SchemaName: set.typeName,
      EntitySetName: set.name,
      LogicalCollectionName: set.name,
      CollectionSchemaName: set.name,
      DisplayName: label(set.typeName),
      DisplayCollectionName: label(set.name),
      PrimaryIdAttribute: set.key[0] ?? null,
      PrimaryNameAttribute: primaryName(set) ?? null,
      ObjectTypeCode: objectTypeCodes[set.typeName] ?? null,
      OwnershipType: isUserOwned ? 'UserOwned' : 'OrganizationOwned',
      TableType: 'Standard',
      ChangeTrackingEnabled: set.changeTracking,
      IsCustomEntity: false,
      IsActivity: set.key[0] === 'activityid',
      IsIntersect: false,
      IsLogicalEntity: false,
      Privileges: privilegeTypes.map((type) => describePrivilege(set, type, isUserOwned)),
    },
    related: {
      Attributes: () => [...set.properties.values()].map((property) => describeAttribute(set, property)),
      Keys: () => [
        ...set.alternateKeys
          .filter((key) => !added.some(({ columns }) => isSameKey(columns, key)))
          .map((key) => describeKey(set, key)),
        ...added.map((key) => describeKey(set, key.columns, key)),
      ],
      ManyToOneRelationships: () =>
        [...set.navigations.values()].map((navigation) => ({
          values: {
            MetadataId: idOfName(`relationship ${set.typeName} ${navigation.name}`),
            ReferencingEntity: set.typeName,
            ReferencingAttribute: navigation.column.replace(/^_(.*)_value$/, '$1'),
            ReferencingEntityNavigationPropertyName: navigation.name,
            ReferencedEntity: set.properties.get(navigation.column)?.lookup?.targets[0] ?? null,
          },
        })),
    },
  };
}

/** A privilege of the table. Microsoft Learn: SecurityPrivilegeMetadata ComplexType. */
function describePrivilege(set: EntitySet, type: PrivilegeType, isUserOwned: boolean): object {
  const name = privilegeName(set, type);
  return {
    CanBeBasic: isUserOwned,
    CanBeDeep: isUserOwned,
    CanBeGlobal: true,
    CanBeLocal: isUserOwned,
    CanBeEntityReference: false,
    CanBeParentEntityReference: false,
    CanBeRecordFilter: false,
    Name: name,
    PrivilegeId: idOfName(`privilege ${name}`),
    PrivilegeType: type,
  };
}

/** An alternate key. Microsoft Learn: EntityKeyMetadata EntityType; a key answers lookups once its index is Active. */
function describeKey(set: EntitySet, key: readonly string[], added?: AddedKey): Item {
  const columns = key.map((name) => {
    const property = set.properties.get(name);
    return property ? logicalName(property) : name;
  });
  const name = added?.schemaName ?? `${columns.join('_')}_key`;
  return {
    values: {
      MetadataId: added?.id ?? idOfName(`key ${set.typeName} ${name}`),
      LogicalName: name.toLowerCase(),
      SchemaName: name,
      EntityLogicalName: set.typeName,
      DisplayName: label(columns.join(', ')),
      KeyAttributes: columns,
      EntityKeyIndexStatus: added?.status ?? 'Active',
      IsManaged: !added,
    },
  };
}

export function tableId(set: EntitySet): string {
  return idOfName(`table ${set.typeName}`);
}
