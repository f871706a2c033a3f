import type { FieldChange, OwnedFields, OwnedValues, Plan } from './plan.ts';

/**
 * What a planned write is for the audit trail, against the base: the owned values on which both systems last agreed.
 *
 * An update whose properties all ask for what was agreed already answers no change of the source: somebody changed
 * in the target what the source owns (an overreach), and the write takes it back. Without a base, as when a record
 * is adopted, nobody can tell, and it is an update.
 */
export function kindOfWrite({
  base,
  plan,
}: {
  base: OwnedValues | undefined;
  plan: Extract<Plan, { kind: 'write' }>;
}): 'CREATE' | 'UPDATE' | 'REVERT' {
  const [first] = plan.write.operation === 'change-set' ? plan.write.writes : [plan.write];
  // Of a document the header comes first: where it is created, the whole is new. A new line alone changes the document.
  if (first?.operation === 'create' && first.changes[0]?.line === undefined) return 'CREATE';
  const agreed = ({ line, property }: FieldChange): boolean => {
    const before = fieldsOf(base, line);
    return (
      before !== undefined &&
      Object.hasOwn(before, property) &&
      before[property] === fieldsOf(plan.owned, line)?.[property]
    );
  };
  return plan.write.changes.every(agreed) ? 'REVERT' : 'UPDATE';
}

function fieldsOf(values: OwnedValues | undefined, line: number | undefined): OwnedFields | undefined {
  return line === undefined ? values?.header : values?.lines[line];
}
