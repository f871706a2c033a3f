import type { ODataRecord } from '@p2c/odata';
import { canonicalValue } from '../mapping/canonical-value.ts';
import type { CheckedTemplate } from '../mapping/template.ts';
import type { OwnedValues } from '../plan.ts';

/** Whether a copy is no longer what both systems last agreed on, in the properties that the source owns. */
export function differsFromBase(
  { checkedRows, target, targetEnums: enums }: CheckedTemplate,
  base: OwnedValues,
  copy: ODataRecord,
): boolean {
  return checkedRows.some(({ to, property }) => {
    const agreed = base[to];
    return (
      agreed !== undefined &&
      canonicalValue(property, copy[property.name], { system: target.system, enums }) !== agreed
    );
  });
}

/** The agreed values of the lines of a document, by the number of the line. */
export function basesOfLines(base: OwnedValues): ReadonlyMap<string, OwnedValues> {
  const lines = new Map<string, Record<string, string | null>>();
  for (const [name, value] of Object.entries(base)) {
    const [, line = '', property = ''] = /^line (\d+) (.+)$/.exec(name) ?? [];
    if (line === '') continue;
    const values = lines.get(line) ?? {};
    values[property] = value;
    lines.set(line, values);
  }
  return lines;
}
