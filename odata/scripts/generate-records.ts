/** Writes the record types of both systems from their CSDL: `npm run generate:records`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { EntityType, Model, Property } from '../src/model.ts';
import { parseModel } from '../src/parse-model.ts';

const numbers = new Set(['Edm.Int16', 'Edm.Int32', 'Edm.Double', 'Edm.Single', 'Edm.Byte']);

for (const name of ['dataverse', 'finance-operations']) {
  const model = parseModel(readFileSync(new URL(`../../models/${name}.csdl.xml`, import.meta.url), 'utf8'));
  const folder = new URL('../src/generated/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${name}.ts`, folder), print(name, model));
}

function print(name: string, model: Model): string {
  const types = [...model.entitySets.values()].map((type) => printType(type, model));
  return `// Generated from models/${name}.csdl.xml by odata/scripts/generate-records.ts: do not edit.\n\n${types.join('\n')}`;
}

function printType(type: EntityType, model: Model): string {
  const lines = [...type.properties.values()].map(
    (property) => `  readonly '${property.name}'?: ${printPropertyType(property, model)};`,
  );
  const navigation = [...type.navigationProperties.values()]
    .filter(({ targetType }) => [...model.entitySets.values()].some(({ name }) => name === targetType))
    .map(
      ({ name, targetType, collection }) =>
        `  readonly '${name}'?: ${collection ? `readonly ${pascal(targetType)}Record[]` : `${pascal(targetType)}Record | null`};`,
    );
  return [
    `/** A record of \`${type.entitySet}\`. */`,
    `export interface ${pascal(type.name)}Record {`,
    "  readonly '@odata.etag'?: string;",
    ...lines,
    ...navigation,
    '}',
    '',
  ].join('\n');
}

function printPropertyType({ type, nullable }: Property, model: Model): string {
  const members = model.enums.get(type.slice(type.lastIndexOf('.') + 1));
  const base = members
    ? members.map((member) => `'${member}'`).join(' | ')
    : numbers.has(type)
      ? 'number'
      : type === 'Edm.Boolean'
        ? 'boolean'
        : 'string';
  return nullable ? `${base} | null` : base;
}

function pascal(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
