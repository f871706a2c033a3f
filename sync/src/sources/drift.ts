import type { ODataRecord } from '@p2c/odata';
import { canonicalValue } from '../mapping/canonical-value.ts';
import type { CheckedTemplate } from '../mapping/template.ts';
import type { OwnedFields } from '../plan.ts';

/** Whether a copy is no longer what both systems last agreed on, in the properties that the source owns. */
export function differsFromBase(
  { checkedRows, target, targetEnums: enums }: CheckedTemplate,
  base: OwnedFields,
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
