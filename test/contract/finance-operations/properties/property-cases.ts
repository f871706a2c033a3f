import { expect } from 'vitest';
import type { ContractCase } from '../../wire/contract-case.ts';
import { describedEntity, propertyAttributes } from '../scene/metadata.ts';

/** What a client may do with a property. */
type Rule = 'key' | 'readKey' | 'changed' | 'read';

/** Names by type, `*` behind those that must be given, `#` behind those that a number sequence fills in. */
type NamesByType = Readonly<Record<string, string>>;

const rules: Readonly<Record<Rule, string>> = {
  key: 'part of the key, given once',
  readKey: 'part of the key of a read-only entity',
  changed: 'given and changed by clients',
  read: 'read only',
};

const primitive = /^(String|Int32|Int64|Decimal|DateTimeOffset)$/;
const namespace = 'Microsoft.Dynamics.DataEntities';

/** One case for each property that prospect-to-cash carries: its type, whether it is null, and who may write it. */
export function propertyCases(
  set: string,
  entity: string,
  source: string,
  properties: Partial<Record<Rule, NamesByType>>,
): ContractCase[] {
  return Object.entries(properties).flatMap(([rule, byType]) =>
    Object.entries(byType).flatMap(([type, names]) =>
      names
        .split(/\s+/)
        .filter((name) => name !== '')
        .map((marked) => propertyCase({ set, entity, source, rule: rule as Rule, type, marked })),
    ),
  );
}

function propertyCase({
  set,
  entity,
  source,
  rule,
  type,
  marked,
}: {
  set: string;
  entity: string;
  source: string;
  rule: Rule;
  type: string;
  marked: string;
}): ContractCase {
  const name = marked.replace(/[*#]/g, '');
  const isMandatory = marked.includes('*');
  const isText = type === 'String' || !primitive.test(type);
  const isKey = rule === 'key' || rule === 'readKey';
  const nullable = isText && !isKey;
  const typeName = primitive.test(type) ? `Edm.${type}` : `${namespace}.${type}`;
  const notes = [
    `${type}${nullable ? '' : ', never null'}`,
    rules[rule],
    ...(isMandatory ? ['mandatory'] : []),
    ...(marked.includes('#') ? ['left to a number sequence'] : []),
  ];
  return {
    fact: `${set}.${name}: ${notes.join('; ')}`,
    source,
    readsOnly: true,
    async run(service) {
      const described = (await describedEntity(service, entity)).Properties.find(({ Name }) => Name === name);
      expect(described).toMatchObject({
        TypeName: typeName,
        DataType: primitive.test(type) ? type : 'Enum',
        IsKey: isKey,
        IsMandatory: isMandatory,
        AllowEdit: rule === 'changed',
        // What a read-only entity says of the creation of its keys, nobody has seen.
        ...(rule === 'readKey' ? {} : { AllowEditOnCreate: rule !== 'read' }),
      });
      const attributes = await propertyAttributes(service, entity, name);
      expect([attributes.Type, attributes.Nullable ?? 'true']).toEqual([typeName, String(nullable)]);
    },
  };
}
