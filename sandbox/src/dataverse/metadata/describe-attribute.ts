import type { EntitySet, Property } from '../../model/model.ts';
import { primaryName } from '../read/formatted-values.ts';
import { describeBooleanSet, describeOptionSet } from './describe-option-set.ts';
import { type Item, idOfName, label, managed } from './item.ts';

/** What the platform calls the kind of a column, and the type of its definition. */
interface Kind {
  readonly type: string;
  readonly definition: string;
  readonly format?: Readonly<Record<string, unknown>>;
}

/** The definition of a column: AttributeMetadata and what its derived type adds. Microsoft Learn: AttributeMetadata EntityType. */
export function describeAttribute(set: EntitySet, property: Property): Item {
  const name = logicalName(property);
  const { type, definition, format = {} } = kindOf(set, property);
  const isKey = property.name === set.key[0];
  const values = {
    '@odata.type': `#Microsoft.Dynamics.CRM.${definition}`,
    MetadataId: idOfName(`attribute ${set.typeName} ${name}`),
    LogicalName: name,
    SchemaName: name,
    EntityLogicalName: set.typeName,
    AttributeOf: null,
    AttributeType: type,
    AttributeTypeName: { Value: `${type}Type` },
    DisplayName: label(name),
    IsPrimaryId: isKey,
    IsPrimaryName: name === primaryName(set),
    IsCustomAttribute: name.includes('_') && !/^(address\d|entityimage|cdi)_/.test(name),
    // The sandbox has no column security.
    IsSecured: false,
    IsValidForRead: true,
    IsValidForCreate: !property.computed && !property.updateOnly,
    IsValidForUpdate: !property.computed && !property.immutable && !isKey,
    IsValidODataAttribute: true,
    RequiredLevel: managed(property.requiredLevel ?? 'None', 'canmodifyrequirementlevelsettings'),
    AutoNumberFormat: property.autoNumber ?? null,
    SourceType: null,
    ...format,
  };
  // A choice of which no options are known is still a choice.
  if (property.options || type === 'Picklist')
    return {
      values,
      related: { OptionSet: () => describeOptionSet(set.typeName, property), GlobalOptionSet: () => null },
    };
  if (type === 'Boolean')
    return {
      values,
      related: { OptionSet: () => describeBooleanSet(set.typeName, property), GlobalOptionSet: () => null },
    };
  return { values };
}

/** The name of a column in definitions: of a lookup without the affixes of the wire. */
export function logicalName(property: Property): string {
  return property.lookup ? property.name.replace(/^_(.*)_value$/, '$1') : property.name;
}

function kindOf(set: EntitySet, property: Property): Kind {
  const { columnKind, lookup } = property;
  if (lookup) return lookupKind(property.name, lookup.targets);
  if (columnKind === 'Picklist' || columnKind === 'State' || columnKind === 'Status')
    return { type: columnKind, definition: `${columnKind}AttributeMetadata` };
  if (columnKind?.startsWith('Money'))
    return {
      type: 'Money',
      definition: 'MoneyAttributeMetadata',
      format: {
        ...bounds(property),
        Precision: property.scale,
        IsBaseCurrency: columnKind.includes('base currency'),
      },
    };
  return plainKind(set, property);
}

function lookupKind(name: string, targets: readonly string[]): Kind {
  const isCustomer = targets.includes('account') && targets.includes('contact');
  const type = name === '_ownerid_value' ? 'Owner' : isCustomer ? 'Customer' : 'Lookup';
  return { type, definition: 'LookupAttributeMetadata', format: { Targets: targets, Format: 'None' } };
}

function plainKind(set: EntitySet, property: Property): Kind {
  switch (property.type) {
    case 'Edm.String':
      return {
        type: 'String',
        definition: 'StringAttributeMetadata',
        format: { MaxLength: property.maxLength ?? null, Format: 'Text', FormatName: { Value: 'Text' } },
      };
    case 'Edm.Guid':
      return { type: 'Uniqueidentifier', definition: 'UniqueIdentifierAttributeMetadata' };
    case 'Edm.Boolean':
      return { type: 'Boolean', definition: 'BooleanAttributeMetadata', format: { DefaultValue: false } };
    case 'Edm.Int32':
      return {
        type: 'Integer',
        definition: 'IntegerAttributeMetadata',
        format: { ...bounds(property), Format: 'None' },
      };
    case 'Edm.Int64':
      return { type: 'BigInt', definition: 'BigIntAttributeMetadata', format: bounds(property) };
    case 'Edm.Decimal':
      return {
        type: 'Decimal',
        definition: 'DecimalAttributeMetadata',
        format: { ...bounds(property), Precision: property.scale },
      };
    case 'Edm.Double':
      return {
        type: 'Double',
        definition: 'DoubleAttributeMetadata',
        format: { ...bounds(property), Precision: 5 },
      };
    case 'Edm.DateTimeOffset':
      return {
        type: 'DateTime',
        definition: 'DateTimeAttributeMetadata',
        format: { Format: 'DateAndTime', DateTimeBehavior: { Value: 'UserLocal' } },
      };
    case 'Enum':
      throw new Error(`Column ${property.name} of ${set.name} is an enum, which Dataverse does not have.`);
    default:
      return property.type satisfies never;
  }
}

function bounds({ minimum, maximum }: Property): Record<string, number | null> {
  return {
    MinValue: minimum === undefined ? null : Number(minimum),
    MaxValue: maximum === undefined ? null : Number(maximum),
  };
}
