/**
 * Writes dataverse.csdl.xml and finance-operations.csdl.xml from the two schema descriptions (JSON: tables and
 * entity sets with their properties). The descriptions are an input, not part of the repository; run again when
 * an entity is added:
 *
 *   node models/scripts/build-csdl.ts <dataverse-schema.json> <fo-schema.json>
 *
 * Facts that no source confirms get the annotation P2C.Model.V1.Assumed, whose String is the identifier of the
 * assumption in assumptions.yaml.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { additions } from './csdl-additions.ts';

interface JsonProperty {
  name: string;
  odataName?: string;
  edmType: string;
  dataverseType?: string;
  required?: string;
  validForCreate?: boolean;
  validForUpdate?: boolean;
  maxLength?: number;
  length?: number;
  min?: number | string;
  max?: number | string;
  minValue?: number | string;
  maxValue?: number | string;
  precision?: number;
  options?: { label: string; value: number; state?: number }[];
  lookup?: { table: string; entitySet: string; navigationProperty: string }[];
  isEnum?: boolean;
  isKey?: boolean;
  nullable?: boolean;
  requiredOnCreate?: boolean;
  numberSequence?: boolean;
  allowEditOnCreate?: boolean;
  allowEdit?: boolean;
}

const [dataversePath, financeOperationsPath] = process.argv.slice(2);
if (!dataversePath || !financeOperationsPath) {
  process.stderr.write('usage: node models/scripts/build-csdl.ts <dataverse-schema.json> <fo-schema.json>\n');
  process.exit(2);
}

const escapeXml = (text: string | number) =>
  String(text).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const annotation = (term: string, value?: string) =>
  value === undefined
    ? `<Annotation Term="${term}" Bool="true"/>`
    : `<Annotation Term="${term}" String="${escapeXml(value)}"/>`;

const element = (head: string, annotations: string[]) =>
  annotations.length === 0
    ? `        <${head}/>`
    : [
        `        <${head}>`,
        ...annotations.map((a) => `          ${a}`),
        `        </${head.split(' ')[0]}>`,
      ].join('\n');

function document(namespace: string, body: string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:DataServices>
    <Schema Namespace="${namespace}" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${body.join('\n')}
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>
`;
}

function property(p: JsonProperty, name: string, type: string, extra: string[]): string {
  const attributes = [`Property Name="${name}"`, `Type="${type}"`];
  const maxLength = p.maxLength ?? p.length;
  if (type === 'Edm.String' && maxLength) attributes.push(`MaxLength="${maxLength}"`);
  if (p.nullable === false) attributes.push('Nullable="false"');
  if (type === 'Edm.Decimal')
    attributes.push(`Scale="${p.precision ?? (p.dataverseType === 'Money' ? 4 : 10)}"`);
  const annotations = [...extra];
  const min = p.minValue ?? p.min;
  const max = p.maxValue ?? p.max;
  if (min !== undefined) annotations.push(annotation('Org.OData.Validation.V1.Minimum', String(min)));
  if (max !== undefined) annotations.push(annotation('Org.OData.Validation.V1.Maximum', String(max)));
  return element(attributes.join(' '), annotations);
}

function dataverse(): string {
  const { tables } = JSON.parse(readFileSync(dataversePath as string, 'utf8'));
  const namespace = 'Microsoft.Dynamics.CRM';
  const types: string[] = [];
  const sets: string[] = [];
  const chosen = new Set([...additions.dataverse.tables, ...Object.keys(additions.dataverse.newTables)]);
  /** The lookup at the other end of a collection: the one over its foreign key that points back to the table. */
  const partner = (target: { table: string; foreignKey: string }, logicalName: string) => {
    const described = tables[target.table] ?? additions.dataverse.newTables[target.table];
    const column = (described.properties as JsonProperty[]).find(({ name }) => name === target.foreignKey);
    const lookup = column?.lookup?.find(({ table }) => table === logicalName);
    if (!lookup)
      throw new Error(`Table ${target.table} has no lookup ${target.foreignKey} to ${logicalName}.`);
    return lookup.navigationProperty;
  };
  for (const logicalName of chosen) {
    const table = tables[logicalName] ?? additions.dataverse.newTables[logicalName];
    const lines = [
      `      <EntityType Name="${logicalName}">`,
      `        <Key><PropertyRef Name="${table.primaryId}"/></Key>`,
    ];
    const bindings: string[] = [];
    for (const p of [
      ...table.properties,
      ...(additions.dataverse.columns[logicalName] ?? []),
    ] as JsonProperty[]) {
      const annotations: string[] = [];
      if (p.dataverseType) annotations.push(annotation('P2C.Model.V1.DataverseType', p.dataverseType));
      if (p.required && p.required !== 'None')
        annotations.push(annotation('P2C.Model.V1.RequiredLevel', p.required));
      if (p.validForCreate === false && p.validForUpdate === false)
        annotations.push(annotation('Org.OData.Core.V1.Computed'));
      else if (p.validForUpdate === false) annotations.push(annotation('Org.OData.Core.V1.Immutable'));
      else if (p.validForCreate === false) annotations.push(annotation('P2C.Model.V1.UpdateOnly'));
      const options = [
        ...(p.options ?? []),
        ...(additions.dataverse.options[`${logicalName}.${p.name}`] ?? []),
      ];
      if (options.length > 0)
        annotations.push(
          annotation(
            'P2C.Model.V1.Options',
            options
              .map((o) => `${o.value}=${o.label}${o.state === undefined ? '' : `[${o.state}]`}`)
              .join('; '),
          ),
        );
      const autoNumber = additions.dataverse.autoNumbers[`${logicalName}.${p.name}`];
      if (autoNumber) annotations.push(annotation('P2C.Model.V1.AutoNumber', autoNumber));
      const assumed = additions.dataverse.assumed[`${logicalName}.${p.name}`];
      if (assumed) annotations.push(annotation('P2C.Model.V1.Assumed', assumed));
      for (const l of p.lookup ?? []) {
        annotations.push(annotation('P2C.Model.V1.LookupTarget', `${l.table} via ${l.navigationProperty}`));
      }
      lines.push(property(p, p.odataName ?? p.name, p.edmType, annotations));
      for (const l of p.lookup ?? []) {
        if (!chosen.has(l.table)) continue;
        lines.push(
          element(`NavigationProperty Name="${l.navigationProperty}" Type="${namespace}.${l.table}"`, [
            `<ReferentialConstraint Property="${p.odataName}" ReferencedProperty="${(tables[l.table] ?? additions.dataverse.newTables[l.table]).primaryId}"/>`,
          ]),
        );
        bindings.push(
          `          <NavigationPropertyBinding Path="${l.navigationProperty}" Target="${l.entitySet}"/>`,
        );
      }
    }
    for (const [navigation, target] of Object.entries(
      (table.collectionNavigation ?? {}) as Record<string, { table: string; foreignKey: string }>,
    )) {
      if (!chosen.has(target.table)) continue;
      lines.push(
        `        <NavigationProperty Name="${navigation}" Type="Collection(${namespace}.${target.table})" Partner="${partner(target, logicalName)}"/>`,
      );
      const { entitySet } = tables[target.table] ?? additions.dataverse.newTables[target.table];
      bindings.push(`          <NavigationPropertyBinding Path="${navigation}" Target="${entitySet}"/>`);
    }
    const keys = (additions.dataverse.alternateKeys[logicalName] ?? table.alternateKeys ?? []) as {
      attrs: string[];
    }[];
    if (keys.length > 0) {
      lines.push('        <Annotation Term="OData.Community.Keys.V1.AlternateKeys"><Collection>');
      for (const key of keys) {
        const refs = key.attrs.map(
          (a) =>
            `<Record Type="OData.Community.Keys.V1.PropertyRef"><PropertyValue Property="Alias" String="${a}"/><PropertyValue Property="Name" PropertyPath="${a}"/></Record>`,
        );
        lines.push(
          `          <Record Type="OData.Community.Keys.V1.AlternateKey"><PropertyValue Property="Key"><Collection>${refs.join('')}</Collection></PropertyValue></Record>`,
        );
      }
      lines.push('        </Collection></Annotation>');
    }
    lines.push('      </EntityType>');
    types.push(lines.join('\n'));
    sets.push(
      [
        `        <EntitySet Name="${table.entitySet}" EntityType="${namespace}.${logicalName}">`,
        ...new Set(bindings),
        ...(additions.dataverse.changeTracking.includes(logicalName)
          ? [
              '          <Annotation Term="Org.OData.Capabilities.V1.ChangeTracking"><Record><PropertyValue Property="Supported" Bool="true"/></Record></Annotation>',
            ]
          : []),
        '        </EntitySet>',
      ].join('\n'),
    );
  }
  return document(namespace, [
    ...types,
    '      <EntityContainer Name="System">',
    ...sets,
    '      </EntityContainer>',
  ]);
}

function financeOperations(): string {
  const { entitySets, enums } = JSON.parse(readFileSync(financeOperationsPath as string, 'utf8'));
  const namespace = 'Microsoft.Dynamics.DataEntities';
  const types: string[] = [];
  const sets: string[] = [];
  const usedEnums = new Set<string>();
  for (const setName of [
    ...additions.financeOperations.entitySets,
    ...Object.keys(additions.financeOperations.newEntitySets),
  ]) {
    const entity = entitySets[setName] ?? additions.financeOperations.newEntitySets[setName];
    const typeName = entity.entityType.split('.').at(-1);
    const keys = (entity.keys as string[]).map((k) => `<PropertyRef Name="${k}"/>`).join('');
    const lines = [`      <EntityType Name="${typeName}">`, `        <Key>${keys}</Key>`];
    const only = additions.financeOperations.only[setName];
    for (const p of entity.properties as JsonProperty[]) {
      if (only && !only.includes(p.name)) continue;
      if (p.isEnum) usedEnums.add(p.edmType.split('.').at(-1) as string);
      const annotations: string[] = [];
      if (p.requiredOnCreate) annotations.push(annotation('P2C.Model.V1.RequiredOnCreate'));
      if (p.numberSequence) annotations.push(annotation('P2C.Model.V1.NumberSequence'));
      if (entity.isReadOnly || (p.allowEdit === false && p.allowEditOnCreate === false))
        annotations.push(annotation('Org.OData.Core.V1.Computed'));
      else if (p.allowEdit === false) annotations.push(annotation('Org.OData.Core.V1.Immutable'));
      const maxLength = p.edmType === 'Edm.String' ? assumedLength(setName, p.name) : undefined;
      if (maxLength) annotations.push(annotation('P2C.Model.V1.Assumed', 'fo-string-lengths'));
      lines.push(
        property(
          { ...p, nullable: p.isKey ? false : (p.nullable ?? true), ...(maxLength ? { maxLength } : {}) },
          p.name,
          p.edmType,
          annotations,
        ),
      );
    }
    const bindings: string[] = [];
    for (const [name, { target, multiplicity }] of Object.entries(
      (entity.navigation ?? {}) as Record<string, { target: string; multiplicity: 'one' | 'many' }>,
    )) {
      if (!additions.financeOperations.entitySets.includes(target)) continue;
      const targetType = `${namespace}.${entitySets[target].entityType.split('.').at(-1)}`;
      lines.push(
        multiplicity === 'many'
          ? `        <NavigationProperty Name="${name}" Type="Collection(${targetType})" Partner="${partnerOf(setName, entitySets[target])}"/>`
          : element(
              `NavigationProperty Name="${name}" Type="${targetType}"`,
              constraints(setName, name).map(
                ([own, other]) => `<ReferentialConstraint Property="${own}" ReferencedProperty="${other}"/>`,
              ),
            ),
      );
      bindings.push(`          <NavigationPropertyBinding Path="${name}" Target="${target}"/>`);
    }
    lines.push('      </EntityType>');
    types.push(lines.join('\n'));
    sets.push(
      [
        `        <EntitySet Name="${setName}" EntityType="${namespace}.${typeName}">`,
        ...bindings,
        `          ${annotation('P2C.Model.V1.TableEntity', entity.aotEntity)}`,
        ...(entity.isReadOnly ? [`          ${annotation('P2C.Model.V1.ReadOnly')}`] : []),
        '        </EntitySet>',
      ].join('\n'),
    );
  }
  const enumTypes = [...usedEnums].map((name) => {
    const members: readonly string[] = enums[name] ?? additions.financeOperations.enums[name] ?? [];
    if (members.length === 0)
      throw new Error(`No members known for the enum ${name}: add it to csdl-additions.ts`);
    return [
      `      <EnumType Name="${name}">`,
      ...members.map((m, i) => `        <Member Name="${m}" Value="${i}"/>`),
      ...(name === 'NoYes' ? [] : [`        ${annotation('P2C.Model.V1.Assumed', 'fo-enum-members')}`]),
      '      </EnumType>',
    ].join('\n');
  });
  return document(namespace, [
    ...enumTypes,
    ...types,
    '      <EntityContainer Name="Resources">',
    ...sets,
    '      </EntityContainer>',
  ]);
}

/** The length of a text: as listed for the set, for its name in any set, or by the end of the name. */
function assumedLength(setName: string, name: string): number | undefined {
  const { lengths, lengthsByEnding } = additions.financeOperations;
  return (
    lengths[`${setName}.${name}`] ??
    lengths[`*.${name}`] ??
    lengthsByEnding.find(([ending]) => ending.test(name))?.[1]
  );
}

/** The pairs of properties that tie a single-valued navigation to its target; the company is one of them. */
function constraints(setName: string, name: string): [string, string][] {
  const pairs = additions.financeOperations.navigations[`${setName}.${name}`];
  if (!pairs) throw new Error(`Nothing says how ${setName}.${name} finds its target.`);
  return [['dataAreaId', 'dataAreaId'], ...Object.entries(pairs)];
}

/** The navigation of the lines back to their header. */
function partnerOf(setName: string, target: { navigation: Record<string, { target: string }> }): string {
  const found = Object.entries(target.navigation).find(([, back]) => back.target === setName);
  if (!found) throw new Error(`Nothing leads back to ${setName}.`);
  return found[0];
}

writeFileSync(new URL('../dataverse.csdl.xml', import.meta.url), dataverse());
writeFileSync(new URL('../finance-operations.csdl.xml', import.meta.url), financeOperations());
