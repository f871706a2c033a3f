import type { KeyRow } from './template.ts';
import type { Check } from './template-check.ts';

/** The properties of the target that identify the copy, and that no row may write again. */
export function keyProperties({ template }: Pick<Check, 'template'>, parent?: string): string[] {
  const { company, key } = template;
  return [company.to, parent, ...key.map(({ to }) => to)].filter((name) => name !== undefined);
}

/**
 * A copy in F&O is known by the company and the numbers of its key; a copy in Sales by a number that Sales does not
 * count among its keys, and by the identifier that it has once it is there.
 */
export function checkKey(check: Check, parent?: string): void {
  const { template, sourceType, targetType, report } = check;
  for (const { from, ...row } of [template.company, ...template.key])
    if (!sourceType.properties.has(from))
      report('SOURCE_PROPERTY_UNKNOWN', `${sourceType.entitySet} has no property ${from}.`, row);
  for (const key of template.key) checkLength(check, key);
  if (template.target.system === 'SALES') {
    for (const { to, ...row } of template.key)
      if (!targetType.properties.has(to))
        report('TARGET_PROPERTY_UNKNOWN', `${targetType.entitySet} has no property ${to}.`, row);
  } else checkParts(check, keyProperties(check, parent));
  if (parent === undefined) checkIntegrationKey(check);
}

function checkParts({ template, targetType, report }: Check, names: readonly string[]): void {
  for (const row of [template.company, ...template.key])
    if (row.to !== undefined && !targetType.keys.includes(row.to))
      report(
        'KEY_INCOMPLETE',
        `${row.to} is none of the keys of ${targetType.entitySet}: ${targetType.keys.join(', ')}.`,
        row,
      );
  for (const name of targetType.keys) {
    const count = names.filter((given) => given === name).length;
    if (count !== 1)
      report(
        'KEY_INCOMPLETE',
        `The key ${name} of ${targetType.entitySet} needs one row; it has ${count}.`,
        template.target,
      );
  }
}

function checkLength({ sourceType, targetType, report }: Check, key: KeyRow): void {
  const from = sourceType.properties.get(key.from);
  const longest = targetType.properties.get(key.to)?.maxLength;
  if (
    from?.type !== 'Edm.String' ||
    longest === undefined ||
    (from.maxLength ?? longest + 1) <= longest ||
    key.tooLong
  )
    return;
  const message = `The key ${key.to} holds ${longest} characters; ${key.from} can be longer.`;
  report('LENGTH_UNDECIDED', message, key);
}

function checkIntegrationKey({ template, rules, report }: Check): void {
  const { source, target } = template;
  const sourceKey = rules.columnsOf(source.system, source.entitySet).integrationKey;
  const targetKey = rules.columnsOf(target.system, target.entitySet).integrationKey;
  for (const key of template.key) {
    if (key.from === sourceKey && key.to === targetKey) continue;
    const message = `The key row must join the integration keys ${sourceKey} and ${targetKey}; it joins ${key.from} and ${key.to}.`;
    report('KEY_NOT_INTEGRATION_KEY', message, key);
  }
}
