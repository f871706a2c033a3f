import type { EntityKey, ODataRecord } from '@p2c/odata';
import { foldNumber } from './fold-number.ts';
import { canonicalValue } from './mapping/canonical-value.ts';
import type { CheckedTemplate } from './mapping/template.ts';
import { nameUuid } from './name-uuid.ts';
import { isBlank } from './ownership/condition.ts';

/**
 * The key of the copy that a source record has, or would have. In F&O: company in lower case, the number as it stands
 * but for blanks at its end. In Sales: the identifier of the record that is there, else one that follows from company
 * and number, so that a create that is repeated finds what it made before. Undefined where the record has no number
 * or no company yet.
 */
export function targetKey(
  template: CheckedTemplate,
  source: ODataRecord,
  company: string | undefined,
  target: ODataRecord | undefined,
): EntityKey | undefined {
  if (company === undefined) return undefined;
  if (template.target.system === 'SALES') return salesKey(template, source, company, target);
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

function salesKey(
  { targetType, key: [number], entity }: CheckedTemplate,
  source: ODataRecord,
  company: string,
  target: ODataRecord | undefined,
): EntityKey | undefined {
  const value = source[number?.from ?? ''];
  if (isBlank(value)) return undefined;
  const held = target?.[targetType.keys[0] ?? ''];
  if (typeof held === 'string') return { kind: 'guid', value: held.toLowerCase() };
  return { kind: 'guid', value: nameUuid(`${entity}/${company.toLowerCase()}:${foldNumber(String(value))}`) };
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
      .map(([name, value]) => [name, String(value).trimEnd().toLowerCase()])
      .toSorted(),
  );
}
