import type { EntitySet, Model, Property } from '../../model/model.ts';
import { salesActions } from '../documents/actions/sales-actions.ts';
import { bulkTables } from '../writing/bulk-messages.ts';
import { actionSignatures, complexTypes, enumTypes, functionSignatures } from './operations.ts';

/**
 * The CSDL of the service: as a tenant prints it, without what it does not tell there (lengths, required levels, options).
 * Annotations come on request, `$metadata?annotations=true`. Microsoft Learn: Web API types and operations.
 */
export function printCsdl(model: Model, withAnnotations: boolean): string {
  const sets = [...model.entitySets.values()];
  const actions = Object.keys(salesActions).filter((name) => actionSignatures[name]);
  const functions = Object.keys(functionSignatures);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">',
    ...(withAnnotations ? vocabularies : []),
    '<edmx:DataServices>',
    `<Schema Namespace="${model.namespace}" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">`,
    '<EntityType Name="crmbaseentity" Abstract="true" />',
    ...sets.flatMap((set) => printType(model, set, withAnnotations)),
    ...Object.entries(enumTypes).flatMap(([name, members]) => printEnum(name, members)),
    ...Object.entries(complexTypes).flatMap(([name, properties]) => printComplexType(name, properties)),
    ...actions.flatMap((name) => printOperation('Action', name, actionSignatures[name])),
    ...functions.flatMap((name) => printOperation('Function', name, functionSignatures[name])),
    ...sets.filter(({ typeName }) => bulkTables.has(typeName)).flatMap(printBulkActions),
    '<EntityContainer Name="System">',
    ...sets.flatMap((set) => printSet(set, withAnnotations)),
    ...actions.map((name) => `<ActionImport Name="${name}" Action="mscrm.${name}" />`),
    ...functions.map(
      (name) => `<FunctionImport Name="${name}" Function="mscrm.${name}" IncludeInServiceDocument="false" />`,
    ),
    '</EntityContainer>',
    '</Schema>',
    '</edmx:DataServices>',
    '</edmx:Edmx>',
  ].join('\n');
}

const vocabularies = [
  ['http://docs.oasis-open.org/odata/odata/v4.0/os/vocabularies/Org.OData.Core.V1.xml', 'Org.OData.Core.V1'],
  [
    'http://docs.oasis-open.org/odata/odata/v4.0/os/vocabularies/Org.OData.Capabilities.V1.xml',
    'Org.OData.Capabilities.V1',
  ],
].flatMap(([uri, namespace]) => [
  `<edmx:Reference Uri="${uri}"><edmx:Include Namespace="${namespace}" /></edmx:Reference>`,
]);

function printType(model: Model, set: EntitySet, withAnnotations: boolean): string[] {
  return [
    `<EntityType Name="${set.typeName}" BaseType="mscrm.crmbaseentity">`,
    `<Key>${set.key.map((name) => `<PropertyRef Name="${name}" />`).join('')}</Key>`,
    ...[...set.properties.values()].map((property) => printProperty(property, withAnnotations)),
    ...[...set.navigations.values()].map(({ name, column, targetSet }) => {
      const target = model.entitySets.get(targetSet);
      const partner = [...(target?.collections.values() ?? [])].find(
        (end) => end.targetSet === set.name && end.partner === name,
      );
      const ends = partner ? ` Partner="${partner.name}"` : '';
      return `<NavigationProperty Name="${name}" Type="mscrm.${target?.typeName}"${ends}><ReferentialConstraint Property="${column}" ReferencedProperty="${target?.key[0]}" /></NavigationProperty>`;
    }),
    ...[...set.collections.values()].map(
      ({ name, partner, targetSet }) =>
        `<NavigationProperty Name="${name}" Type="Collection(mscrm.${model.entitySets.get(targetSet)?.typeName})" Partner="${partner}" />`,
    ),
    ...(withAnnotations ? printAlternateKeys(set) : []),
    '</EntityType>',
  ];
}

function printProperty(property: Property, withAnnotations: boolean): string {
  const facets = {
    'Edm.String': ' Unicode="false"',
    'Edm.Decimal': ' Scale="Variable"',
  } as const;
  const facet =
    property.type === 'Edm.String' || property.type === 'Edm.Decimal' ? facets[property.type] : '';
  const start = `<Property Name="${property.name}" Type="${property.type}"${facet}`;
  if (!withAnnotations || !property.computed) return `${start} />`;
  return `${start}><Annotation Term="Org.OData.Core.V1.Permissions"><EnumMember>Org.OData.Core.V1.PermissionType/Read</EnumMember></Annotation></Property>`;
}

function printAlternateKeys(set: EntitySet): string[] {
  if (set.alternateKeys.length === 0) return [];
  const keys = set.alternateKeys.map((key) => {
    const parts = key.map(
      (name) =>
        `<Record Type="OData.Community.Keys.V1.PropertyRef"><PropertyValue Property="Alias" String="${name}" /><PropertyValue Property="Name" PropertyPath="${name}" /></Record>`,
    );
    return `<Record Type="OData.Community.Keys.V1.AlternateKey"><PropertyValue Property="Key"><Collection>${parts.join('')}</Collection></PropertyValue></Record>`;
  });
  return [
    '<Annotation Term="OData.Community.Keys.V1.AlternateKeys"><Collection>',
    ...keys,
    '</Collection></Annotation>',
  ];
}

function printEnum(name: string, members: readonly string[]): string[] {
  return [
    `<EnumType Name="${name}">`,
    ...members.map((member, value) => `<Member Name="${member}" Value="${value}" />`),
    '</EnumType>',
  ];
}

function printComplexType(name: string, properties: Readonly<Record<string, string>>): string[] {
  return [
    `<ComplexType Name="${name}">`,
    ...Object.entries(properties).map(([property, type]) => `<Property Name="${property}" Type="${type}" />`),
    '</ComplexType>',
  ];
}

function printOperation(
  kind: 'Action' | 'Function',
  name: string,
  signature: (typeof actionSignatures)[string] | undefined,
): string[] {
  const parameters = Object.entries(signature?.parameters ?? {}).map(
    ([parameter, type]) =>
      `<Parameter Name="${parameter}" Type="${type.replace('?', '')}" Nullable="${type.endsWith('?')}" />`,
  );
  const returns = signature?.returns ? [`<ReturnType Type="${signature.returns}" Nullable="false" />`] : [];
  return [`<${kind} Name="${name}">`, ...parameters, ...returns, `</${kind}>`];
}

/** The bulk messages: actions bound to the collection. */
function printBulkActions({ typeName }: EntitySet): string[] {
  const collection = `Type="Collection(mscrm.${typeName})" Nullable="false"`;
  return (['CreateMultiple', 'UpdateMultiple', 'UpsertMultiple'] as const).flatMap((name) => [
    `<Action Name="${name}" IsBound="true">`,
    `<Parameter Name="entityset" ${collection} />`,
    `<Parameter Name="Targets" ${collection} />`,
    ...(name === 'UpdateMultiple' ? [] : [`<ReturnType Type="mscrm.${name}Response" Nullable="false" />`]),
    '</Action>',
  ]);
}

function printSet(set: EntitySet, withAnnotations: boolean): string[] {
  const bindings = [...set.navigations.values(), ...set.collections.values()].map(
    ({ name, targetSet }) => `<NavigationPropertyBinding Path="${name}" Target="${targetSet}" />`,
  );
  const tracking =
    '<Annotation Term="Org.OData.Capabilities.V1.ChangeTracking"><Record><PropertyValue Property="Supported" Bool="true" /></Record></Annotation>';
  return [
    `<EntitySet Name="${set.name}" EntityType="mscrm.${set.typeName}">`,
    ...bindings,
    ...(withAnnotations && set.changeTracking ? [tracking] : []),
    '</EntitySet>',
  ];
}
