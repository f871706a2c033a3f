import { type DoctorContext, type Finding, unknown } from '../../check.ts';
import { readJson } from '../../read-json.ts';
import type { ReadTrial } from '../trial.ts';
import { verdict } from '../verdict.ts';

/** Lengths of texts: of all that F&O tells of itself, `$metadata` alone has them. */
export const financeOperationsLengthTrials: readonly ReadTrial[] = [
  { assumption: 'fo-string-lengths', how: 'read', run: stringLengths },
];

/** `$metadata` of a real environment has tens of megabytes: the types in use are cut out of its text. */
async function stringLengths({ financeOperations }: DoctorContext): Promise<Finding> {
  const { status, text, refusal } = await readJson(financeOperations, '$metadata', {
    accept: 'application/xml',
  });
  if (status >= 400) return unknown(`$metadata cannot be read (${refusal})`);
  const differences: string[] = [];
  let compared = 0;
  for (const type of financeOperations.model.entitySets.values()) {
    const from = text.indexOf(`<EntityType Name="${type.name}"`);
    const lengths = lengthsIn(from < 0 ? '' : text.slice(from, text.indexOf('</EntityType>', from)));
    for (const { name, maxLength } of type.properties.values()) {
      const told = lengths.get(name);
      if (maxLength === undefined || told === undefined) continue;
      compared += 1;
      if (told !== maxLength) differences.push(`${type.entitySet}.${name} ${told} instead of ${maxLength}`);
    }
  }
  if (compared === 0) return unknown('$metadata tells no lengths.');
  return verdict(
    differences.length === 0,
    differences.length === 0
      ? `${compared} lengths are as expected`
      : `${differences.length} of ${compared} lengths differ: ${differences.slice(0, 10).join(', ')}`,
    'Correct MaxLength in models/finance-operations.csdl.xml: texts are cut or parked by it.',
  );
}

function lengthsIn(typeText: string): ReadonlyMap<string, number> {
  const lengths = new Map<string, number>();
  for (const [tag] of typeText.matchAll(/<Property [^>]*>/g)) {
    const name = /\bName="([^"]+)"/.exec(tag)?.[1];
    const length = /\bMaxLength="(\d+)"/.exec(tag)?.[1];
    if (name !== undefined && length !== undefined) lengths.set(name, Number(length));
  }
  return lengths;
}
