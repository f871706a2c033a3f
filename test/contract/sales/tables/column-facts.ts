import { expect } from 'vitest';
import type { ContractCase } from '../../wire/contract-case.ts';
import { cdm } from '../support/sources.ts';
import { attributeOf, type Definition } from './definitions.ts';

/** What is published of a column. */
interface ColumnFact {
  readonly name: string;
  readonly kind: string;
  /** The length of a text, the range of a number, or the tables that a lookup leads to. */
  readonly detail: string;
  readonly forCreate: boolean;
  readonly forUpdate: boolean;
  readonly required: string;
}

/**
 * A case for each column of a table. The list has a line for each: name, kind with its length, range or targets, `C` if it
 * may be given at creation and `U` if it may be changed, and the required level where there is one.
 */
export function columns(table: string, document: string, list: string): readonly ContractCase[] {
  return parse(list).map((fact) => ({
    fact: `${table}.${fact.name} is ${sentence(fact)}`,
    source: cdm(document),
    readsOnly: true,
    async run(service) {
      const definition = await attributeOf(service, table, fact.name);
      expect(definition).toMatchObject({
        IsValidForCreate: fact.forCreate,
        IsValidForUpdate: fact.forUpdate,
        RequiredLevel: { Value: fact.required },
      });
      expectKind(definition, fact);
    },
  }));
}

function parse(list: string): readonly ColumnFact[] {
  return list
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', kind = '', valid = '', required = 'None'] = line.trim().split(/\s{2,}/);
      const [kindName = '', detail = ''] = kind.split(' ');
      return {
        name,
        kind: kindName,
        detail,
        forCreate: valid.startsWith('C'),
        forUpdate: valid.endsWith('U'),
        required,
      };
    });
}

function sentence({ kind, detail, forCreate, forUpdate, required }: ColumnFact): string {
  const what =
    kind === 'String' ? `a text of up to ${detail} characters` : `of kind ${kind}${detail && ` (${detail})`}`;
  const when =
    forCreate && forUpdate
      ? 'may be given and changed'
      : forCreate
        ? 'may be given, not changed'
        : forUpdate
          ? 'may be changed, not given'
          : 'is written by the platform alone';
  return `${what}, ${when}${required === 'None' ? '' : `; ${required}`}`;
}

/** A text may be of several lines, and a number a choice of which no options are published. */
const kindNames: Readonly<Record<string, readonly string[]>> = {
  String: ['String', 'Memo'],
  Integer: ['Integer', 'Picklist'],
};

function expectKind(definition: Definition, { kind, detail }: ColumnFact): void {
  expect(kindNames[kind] ?? [kind]).toContain(definition.AttributeType);
  switch (kind) {
    case 'String':
      expect(definition.MaxLength).toBe(Number(detail));
      return;
    case 'Lookup':
    case 'Customer':
    case 'Owner':
      expect(definition.Targets).toEqual(expect.arrayContaining(detail.split(',')));
      return;
    default: {
      const [least, most] = detail.split('..');
      if (least !== undefined && least !== '') expect(definition.MinValue).toBe(Number(least));
      if (most !== undefined && most !== '') expect(definition.MaxValue).toBe(Number(most));
    }
  }
}
