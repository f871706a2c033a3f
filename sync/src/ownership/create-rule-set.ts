import type { System } from '../record-ref.ts';
import { columnName } from './column-name.ts';
import { holds, printCondition } from './condition.ts';
import type { ColumnQuestion, OwnershipAnswer, OwnershipRule, OwnershipRuleSet } from './ownership-rule.ts';
import type { DeclaredColumn, OwnershipException } from './read-exceptions.ts';
import type { Override } from './read-overrides.ts';
import {
  type Owner,
  type SchemaColumn,
  type SchemaOwnership,
  type SchemaType,
  writing,
} from './read-schema.ts';
import type { WritesField } from './written-fields.ts';

/** A rule before exceptions; `entity` is undefined for reference data, which no list shows. */
type ColumnRule = Omit<OwnershipRule, 'entity' | 'condition'> & Partial<Pick<OwnershipRule, 'entity'>>;

/**
 * One answer for every column: the first exception whose condition holds, else the override, else the `@owner` of
 * the field, else that of the type, which holds for columns that no field shows.
 */
export function createRuleSet(options: {
  schema: SchemaOwnership;
  declared: readonly DeclaredColumn[];
  exceptions: readonly OwnershipException[];
  overrides: readonly Override[];
}): OwnershipRuleSet {
  const { schema, exceptions } = options;
  const rules = new Map(columnRules(options).map((rule) => [keyOf(rule), rule]));
  const types = new Map(schema.types.map((type) => [setOf(type), type]));

  const ruleOf = (question: ColumnQuestion): ColumnRule | undefined => {
    const property = columnName(question.property);
    const rule = rules.get(keyOf({ ...question, property }));
    if (rule !== undefined) return rule;
    const type = types.get(setOf(question));
    return type?.owner && typeRule(type, property, type.owner);
  };
  const ownerOf = (question: ColumnQuestion): OwnershipAnswer | undefined => {
    const rule = ruleOf(question);
    if (rule === undefined) return undefined;
    const exception = exceptions.find((candidate) => applies(candidate, rule, question));
    const { owner, mutation, source } =
      exception === undefined ? rule : excepted(exception, rule, schema.writes);
    return { owner, ...(mutation !== undefined && { mutation }), rule: source };
  };
  return {
    ownerOf,
    rules: listRules([...rules.values()], exceptions, schema.writes),
    columnsOf(system, entitySet) {
      const own = (part: { system: System; entitySet: string }) =>
        setOf(part) === setOf({ system, entitySet });
      return {
        integrationKey: schema.columns.find((column) => own(column.type) && column.integrationKey)?.property,
        conditions: exceptions.filter(own).flatMap(({ when }) => Object.keys(when)),
      };
    },
  };
}

function columnRules({ schema, declared, overrides }: Parameters<typeof createRuleSet>[0]): ColumnRule[] {
  const overridden = new Map(overrides.map((override) => [override.column, override]));
  const shown = schema.columns.map((column): ColumnRule => {
    const { type, path, property } = column;
    const override = overridden.get(column);
    const owner = override === undefined ? column.owner : movedTo(override.owner, schema, column);
    return {
      ...(type.entity !== undefined && { entity: type.entity }),
      field: `${type.name}.${path}`,
      system: type.system,
      entitySet: type.entitySet,
      property,
      owner: owner.system,
      mutation: owner.mutation,
      source: print(override ?? column),
    };
  });
  const hidden = declared.map((column): ColumnRule => {
    const { entity, system, entitySet, property, owner, mutation } = column;
    const field = `${entitySet}.${property}`;
    return { entity, field, system, entitySet, property, owner, mutation, source: print(column) };
  });
  return [...shown, ...hidden];
}

/** An overridden concept is written by the mutation that the new owner's copy names for all of its fields, if that has it. */
function movedTo(system: System, { types, writes }: SchemaOwnership, { type, path }: SchemaColumn): Owner {
  const copy = types.find((other) => other.entity === type.entity && other.system === system);
  const owner = { system, mutation: copy?.owner?.mutation };
  return writing(owner, path, writes) ?? owner;
}

function typeRule(type: SchemaType, property: string, owner: Owner): ColumnRule {
  const { system, entitySet } = type;
  const field = `${entitySet}.${property}`;
  return {
    field,
    system,
    entitySet,
    property,
    owner: owner.system,
    // No field shows the column, so no input offers it.
    mutation: undefined,
    source: print(type),
  };
}

function applies(exception: OwnershipException, rule: ColumnRule, question: ColumnQuestion): boolean {
  const { counterpart } = exception;
  return (
    concerns(exception, rule) &&
    holds(exception.when, question.record) &&
    (counterpart === undefined || question.counterpart === undefined || question.counterpart === counterpart)
  );
}

/** An exception that names the owner that the column has anyway changes nothing, not even the mutation. */
function concerns(exception: OwnershipException, rule: ColumnRule): boolean {
  return (
    setOf(exception) === setOf(rule) &&
    exception.owner !== rule.owner &&
    (exception.columns === undefined || exception.columns.includes(rule.property))
  );
}

/** Of an exception for many columns too, the mutation is named for those that it writes. */
function excepted(exception: OwnershipException, { field }: ColumnRule, writes: WritesField) {
  const { owner, mutation } = exception;
  const path = field.slice(field.indexOf('.') + 1);
  const named = mutation !== undefined && writes(mutation, path) ? mutation : undefined;
  return { owner, mutation: named, source: print(exception) };
}

function listRules(
  rules: readonly ColumnRule[],
  exceptions: readonly OwnershipException[],
  writes: WritesField,
): OwnershipRule[] {
  const listed = rules.flatMap((rule) =>
    rule.entity === undefined ? [] : [{ ...rule, entity: rule.entity, condition: undefined }],
  );
  const excepting = exceptions.flatMap((exception) =>
    listed
      .filter((rule) => concerns(exception, rule))
      .map((rule) => ({ ...rule, ...excepted(exception, rule, writes), condition: conditionOf(exception) })),
  );
  return [...listed, ...excepting];
}

function conditionOf({ when, counterpart, system }: OwnershipException): string {
  if (counterpart === undefined) return printCondition(when);
  const other = system === 'SALES' ? 'F&O' : 'Sales';
  const held = counterpart === 'absent' ? 'holds no such record' : 'holds the record too';
  return `${printCondition(when)} and ${other} ${held}`;
}

const setOf = ({ system, entitySet }: { system: System; entitySet: string }) => `${system}/${entitySet}`;
const keyOf = (column: { system: System; entitySet: string; property: string }) =>
  `${setOf(column)}/${column.property}`;
const print = ({ file, line }: { file: string; line: number }) => `${file}:${line}`;
