import type { Entity, System } from '../record-ref.ts';

/** One rule: who may write one column, and when. What `ownershipRules` lists. */
export interface OwnershipRule {
  readonly entity: Entity;
  /** The field of the copy type, `SalesAccount.mainAddress.city`; `CustomersV3.AddressDescription` where the graph shows none. */
  readonly field: string;
  readonly system: System;
  readonly entitySet: string;
  /** The column, a lookup without its `_…_value`. */
  readonly property: string;
  readonly owner: System;
  /** The mutation that writes the concept in the owning system. */
  readonly mutation: string | undefined;
  /** When the rule holds, printed; undefined for always. */
  readonly condition: string | undefined;
  /** File and line: `subgraphs/sales/schema/customer.graphql:84`. */
  readonly source: string;
}

/** Whose column, on which record. */
export interface ColumnQuestion {
  readonly system: System;
  readonly entitySet: string;
  /** Any wire name of the column. */
  readonly property: string;
  /** The record as it is now, undefined before it exists; exceptions look at it. */
  readonly record?: Readonly<Record<string, unknown>>;
  /** Whether the other system holds the record too, where the caller knows. */
  readonly counterpart?: 'present' | 'absent';
}

export interface OwnershipAnswer {
  readonly owner: System;
  readonly mutation?: string;
  /** File and line of the rule that decided. */
  readonly rule: string;
}

/** All rules of a deployment: schemas, then exceptions, then overrides. */
export interface OwnershipRuleSet {
  /** Undefined for an entity set of which no schema speaks. */
  ownerOf(question: ColumnQuestion): OwnershipAnswer | undefined;
  /** Every rule of a record kind that sync keeps in step, in the order of the schemas, exceptions last. */
  readonly rules: readonly OwnershipRule[];
  /** The column that carries `@integrationKey`, and the properties that exceptions look at. */
  columnsOf(
    system: System,
    entitySet: string,
  ): { integrationKey: string | undefined; conditions: readonly string[] };
}
