import {
  type EntitySet,
  type EnumType,
  entitySetOf,
  type Join,
  type Model,
  type Property,
} from '../../model/model.ts';
import type { Action } from '../actions/action.ts';
import { actions } from '../actions/actions.ts';

const printed = new WeakMap<Model, string>();

/** `$metadata`: the model as F&O prints it, in plain OData 4.0, so that a generator of clients can read it. */
export function printCsdl(model: Model): string {
  const known = printed.get(model);
  if (known) return known;
  const text = print(model);
  printed.set(model, text);
  return text;
}

function print(model: Model): string {
  const sets = [...model.entitySets.values()];
  const unbound = actions.filter(({ binding }) => binding.kind === 'unbound');
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">',
    '  <edmx:DataServices>',
    `    <Schema Namespace="${model.namespace}" xmlns="http://docs.oasis-open.org/odata/ns/edm">`,
    ...[...model.enums.values()].flatMap(enumLines),
    ...sets.flatMap((set) => typeLines(model, set)),
    ...actions.flatMap((action) => actionLines(model, action)),
    '      <EntityContainer Name="Resources">',
    ...sets.flatMap((set) => setLines(set)),
    ...unbound.map(
      ({ name }) => `        <ActionImport Name="${name}" Action="${model.namespace}.${name}" />`,
    ),
    '      </EntityContainer>',
    '    </Schema>',
    '  </edmx:DataServices>',
    '</edmx:Edmx>',
    '',
  ].join('\n');
}

function enumLines({ name, valueOf: values }: EnumType): string[] {
  return [
    `      <EnumType Name="${name.slice(name.lastIndexOf('.') + 1)}">`,
    ...[...values].map(([member, value]) => `        <Member Name="${member}" Value="${value}" />`),
    '      </EnumType>',
  ];
}

function typeLines(model: Model, set: EntitySet): string[] {
  return [
    `      <EntityType Name="${set.typeName}">`,
    '        <Key>',
    ...set.key.map((name) => `          <PropertyRef Name="${name}" />`),
    '        </Key>',
    ...[...set.properties.values()].map((property) => propertyLine(set, property)),
    ...[...set.joins.values()].flatMap((join) => navigationLines(model, set, join)),
    '      </EntityType>',
  ];
}

function propertyLine(
  set: EntitySet,
  { name, type, enumType, maxLength, nullable, scale }: Property,
): string {
  const isKey = set.key.includes(name);
  return [
    `        <Property Name="${name}" Type="${enumType?.name ?? type}"`,
    ...(isKey || !nullable ? ['Nullable="false"'] : []),
    ...(maxLength === undefined ? [] : [`MaxLength="${maxLength}"`]),
    ...(type === 'Edm.Decimal' ? [`Precision="32" Scale="${scale}"`] : []),
    '/>',
  ].join(' ');
}

function navigationLines(
  model: Model,
  set: EntitySet,
  { name, targetSet, isCollection, on }: Join,
): string[] {
  const target = entitySetOf(model, targetSet);
  const type = isCollection ? `Collection(${target.qualifiedTypeName})` : target.qualifiedTypeName;
  const partner = [...target.joins.values()].find((back) => back.targetSet === set.name);
  const head = `        <NavigationProperty Name="${name}" Type="${type}"${partner ? ` Partner="${partner.name}"` : ''}`;
  if (isCollection) return [`${head} />`];
  return [
    `${head}>`,
    ...on.map(
      ([own, other]) => `          <ReferentialConstraint Property="${own}" ReferencedProperty="${other}" />`,
    ),
    '        </NavigationProperty>',
  ];
}

function actionLines(model: Model, { name, binding, parameters, returns }: Action): string[] {
  const bound = binding.kind === 'unbound' ? undefined : entitySetOf(model, binding.entitySet);
  const type =
    bound &&
    (binding.kind === 'collection' ? `Collection(${bound.qualifiedTypeName})` : bound.qualifiedTypeName);
  return [
    `      <Action Name="${name}"${bound ? ' IsBound="true"' : ''}>`,
    ...(bound ? [`        <Parameter Name="${bound.typeName}" Type="${type}" Nullable="false" />`] : []),
    ...parameters.map(
      (parameter) =>
        `        <Parameter Name="${parameter.name}" Type="${parameter.type}"${parameter.isOptional ? '' : ' Nullable="false"'} />`,
    ),
    ...(returns ? [`        <ReturnType Type="${returns}" Nullable="false" />`] : []),
    '      </Action>',
  ];
}

function setLines(set: EntitySet): string[] {
  const head = `        <EntitySet Name="${set.name}" EntityType="${set.qualifiedTypeName}"`;
  if (set.joins.size === 0) return [`${head} />`];
  return [
    `${head}>`,
    ...[...set.joins.values()].map(
      ({ name, targetSet }) => `          <NavigationPropertyBinding Path="${name}" Target="${targetSet}" />`,
    ),
    '        </EntitySet>',
  ];
}
