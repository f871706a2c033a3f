import { printCondition } from '../ownership/condition.ts';
import { printPaths, type Row, type Template } from './template.ts';

/** A template as Markdown: its ends, what must hold, and one table row for each property of the target. */
export function printMappingTable(template: Template): string {
  const { source, target, company, key, requirements, rows } = template;
  const keyLines = [company, ...key].map(
    ({ from, to }) => `| \`${from}\` | \`${to}\` | at creation | the key |`,
  );
  return [
    `## ${template.name}`,
    '',
    `\`${source.entitySet}\` (${systemNames[source.system]}) → \`${target.entitySet}\` (${systemNames[target.system]}), from \`sync/src/mapping/templates/${template.file}\`.`,
    '',
    ...requirements.map(({ holds, onCreate, otherwise }) => {
      const when = onCreate ? 'To be created, a record needs' : 'A record is sent only with';
      return `- ${when} \`${printCondition(holds)}\`; otherwise \`${otherwise}\`.`;
    }),
    '',
    `| ${systemNames[source.system]} | ${systemNames[target.system]} | written | how |`,
    '| --- | --- | --- | --- |',
    ...keyLines,
    ...rows.map(printRow),
    '',
  ].join('\n');
}

const systemNames = { SALES: 'Sales', FINANCE_OPERATIONS: 'F&O' } as const;

function printRow(row: Row): string {
  const from =
    row.value.kind === 'source' ? `\`${printPaths(row.value.paths)}\`` : `constant \`${row.value.constant}\``;
  const when = row.when === 'owner' ? ', if the source owns it' : '';
  const written = `${row.write === 'always' ? 'always' : 'at creation'}${when}`;
  return `| ${from} | \`${row.to}\` | ${written} | ${printHow(row)} |`;
}

function printHow({ functions, valueMap, default: fallback, presentIf, required, tooLong }: Row): string {
  const parts = [
    ...functions.map(({ name, number }) => (number === 0 ? name : `${name}(${number})`)),
    ...(valueMap === undefined ? [] : [`value map \`${valueMap}\``]),
    ...(fallback === undefined ? [] : [`\`${fallback}\` when blank`]),
    ...(presentIf.length === 0
      ? []
      : [`only with one of ${presentIf.map((name) => `\`${name}\``).join(', ')}`]),
    ...(required ? ['required'] : []),
    ...(tooLong === undefined ? [] : [tooLong === 'reject' ? 'parked when too long' : 'cut when too long']),
  ];
  return parts.length === 0 ? '=' : parts.join('; ');
}
