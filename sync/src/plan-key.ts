import type { EntityKey, ODataRecord } from '@p2c/odata';
import { canonicalValue } from './mapping/canonical-value.ts';
import type { CheckedTemplate } from './mapping/template.ts';
import { isBlank } from './ownership/condition.ts';

/**
 * The key of the copy that a source record has, or would have: company in lower case, the number as it stands but for
 * blanks at its end. Undefined where the record has no number or no company yet.
 */
export function targetKey(
  template: CheckedTemplate,
  source: ODataRecord,
  company: string | undefined,
): EntityKey | undefined {
  if (company === undefined) return undefined;
  const parts: Record<string, string> = {};
  for (const name of template.targetType.keys) {
    const row = template.key.find(({ to }) => to === name);
    const value =
      row === undefined ? company.toLowerCase() : canonicalKeyPart(template, name, source[row.from]);
    if (isBlank(value)) return undefined;
    parts[name] = String(value);
  }
  return { kind: 'composite', parts };
}

/** Whether two keys name the same record: both systems compare keys without regard to case and to blanks at the end. */
export function sameKey(a: EntityKey, b: EntityKey | undefined): boolean {
  return b !== undefined && foldKey(a) === foldKey(b);
}

function canonicalKeyPart(
  { targetType, target, targetEnums }: CheckedTemplate,
  name: string,
  value: unknown,
) {
  const property = targetType.properties.get(name);
  return property && canonicalValue(property, value, { system: target.system, enums: targetEnums });
}

function foldKey(key: EntityKey): string {
  if (key.kind === 'guid') return key.value.toLowerCase();
  return JSON.stringify(
    Object.entries(key.parts)
      .map(([name, value]) => [name, value.trimEnd().toLowerCase()])
      .toSorted(),
  );
}
