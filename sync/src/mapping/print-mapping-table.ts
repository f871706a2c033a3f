import { printCondition } from '../ownership/condition.ts';
import { type Lines, printPaths, type Row, type Template } from './template.ts';

/** A template as Markdown: its ends, what must hold, and one table row for each property of the target. */
export function printMappingTable(template: Template): string {
  const { source, target, company, key, lines } = template;
  const keyRows = [{ from: company.from, to: company.to ?? '(the company)' }, ...key];
  return [
    `## ${template.name}`,
    '',
    `\`${source.entitySet}\` (${systemNames[source.system]}) → \`${target.entitySet}\` (${systemNames[target.system]}), from \`sync/src/mapping/templates/${template.file}\`.`,
    '',
    ...printGates(template),
    '',
    ...printTable(template, keyRows),
    ...(lines === undefined ? [] : printLines(lines)),
  ].join('\n');
}

/** What must hold for a record to be sent. */
function printGates({ requirements, facts, dependencies }: Template): string[] {
  return [
    ...facts.map(
      ({ name, entitySet, by }) =>
        `- \`${name}\`: whether \`${entitySet}\` has a record whose \`${by}\` is this one.`,
    ),
    ...requirements.map(({ holds, onCreate, otherwise, follows }) => {
      const when = onCreate ? 'To be created, a record needs' : 'A record is sent only with';
      const until = follows ? `, until sync has written the ${follows.entity} of \`${follows.through}\`` : '';
      return `- ${when} \`${printCondition(holds)}\`; otherwise \`${otherwise}\`${until}.`;
    }),
    ...dependencies.map(
      ({ name, entity, through, otherwise }) =>
        `- \`${name}\`: the ${entity} of \`${through}\` must be in the other system; until then the record waits with \`${otherwise}\`.`,
    ),
  ];
}

function printTable(
  { source, target, rows }: Pick<Template, 'source' | 'target' | 'rows'>,
  keys: readonly { from: string; to: string }[],
): string[] {
  return [
    `| ${systemNames[source.system]} | ${systemNames[target.system]} | written | how |`,
    '| --- | --- | --- | --- |',
    ...keys.map(({ from, to }) => `| \`${from}\` | \`${to}\` | at creation | the key |`),
    ...rows.map(printRow),
    '',
  ];
}

function printLines({ template, sourceParent, targetParent }: Lines): string[] {
  const { source, target, key } = template;
  return [
    `### Lines: \`${source.entitySet}\` → \`${target.entitySet}\``,
    '',
    'Written together with the header, in one change set.',
    '',
    ...printGates(template).map((gate) => gate.replace('A record is sent only with', 'Every line needs')),
    '',
    ...printTable(template, [{ from: sourceParent, to: targetParent }, ...key]),
  ];
}

const systemNames = { SALES: 'Sales', FINANCE_OPERATIONS: 'F&O' } as const;

function printRow(row: Row): string {
  const from =
    row.value.kind === 'source' ? `\`${printPaths(row.value.paths)}\`` : `constant \`${row.value.constant}\``;
  const when = row.when === 'owner' ? ', if the source owns it' : '';
  const written = `${row.write === 'always' ? 'always' : 'at creation'}${when}`;
  return `| ${from} | \`${printTarget(row)}\` | ${written} | ${printHow(row)} |`;
}

/** `transactioncurrencyid.isocurrencycode`: the record behind the lookup, and what it is found by. */
function printTarget({ to, lookup }: Row): string {
  return lookup?.kind === 'by' ? `${to}.${lookup.property}` : to;
}

function printHow({
  functions,
  valueMap,
  default: fallback,
  presentIf,
  required,
  tooLong,
  lookup,
  round,
}: Row): string {
  const parts = [
    ...(lookup?.kind === 'rule' ? [lookupRules[lookup.rule]] : []),
    ...(lookup?.kind === 'by' && lookup.within !== undefined ? [`within \`${lookup.within}\``] : []),
    ...(round ? ['rounded'] : []),
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

const lookupRules = {
  firstValidPriceList: 'the first valid price list of that currency, by name',
} as const;
