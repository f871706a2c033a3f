import type { EntityType, Property } from '@p2c/odata';
import type { Place } from '../diagnostics.ts';
import type { Condition } from '../ownership/condition.ts';
import type { Entity, System } from '../record-ref.ts';
import type { FunctionCall } from './functions.ts';
import type { ReasonCode } from './reasons.ts';

/** How the records of one entity set become records of the other system. Read from `templates/*.yaml`. */
export interface Template {
  /** `accounts-to-customers.yaml` */
  readonly file: string;
  readonly name: string;
  readonly entity: Entity;
  readonly source: TemplateEnd;
  readonly target: TemplateEnd;
  /** Where the F&O company comes from: the source property that the company map understands, and the key property. */
  readonly company: KeyRow;
  /** The rest of the target's key. */
  readonly key: readonly KeyRow[];
  /** What must hold for a record to be sent. */
  readonly requirements: readonly Requirement[];
  readonly rows: readonly Row[];
  readonly valueMaps: ReadonlyMap<string, ValueMap>;
  /** A hash of what the template says: part of every fingerprint, so that a changed template makes every record due. */
  readonly version: string;
}

export interface TemplateEnd extends Place {
  readonly system: System;
  readonly entitySet: string;
}

export interface KeyRow extends Place {
  readonly from: string;
  readonly to: string;
  /** `accounts-to-customers.yaml:14 accountnumber = CustomerAccount` */
  readonly rule: string;
}

export interface Requirement extends Place {
  /** Only asked while the target holds no such record. */
  readonly onCreate: boolean;
  readonly holds: Condition;
  readonly otherwise: ReasonCode;
}

/** One property of the target. */
export interface Row extends Place {
  readonly to: string;
  readonly value: RowValue;
  /** Taken when the source value is blank. */
  readonly default: Constant | undefined;
  readonly functions: readonly FunctionCall[];
  readonly valueMap: string | undefined;
  /** The value is empty unless one of these source properties has one. */
  readonly presentIf: readonly string[];
  /** What becomes of a text that the target cannot hold: the record is parked, or the text is cut. */
  readonly tooLong: 'reject' | 'truncate' | undefined;
  /** A blank value parks the record. */
  readonly required: boolean;
  /** `onCreate`: given once, at creation; the target's owner decides from then on. */
  readonly write: 'always' | 'onCreate';
  /** `owner`: the row counts only where the source system owns the target property. */
  readonly when: 'owner' | undefined;
  /** `accounts-to-customers.yaml:31 name = OrganizationName` */
  readonly rule: string;
}

export type RowValue =
  | { readonly kind: 'source'; readonly path: SourcePath }
  | { readonly kind: 'constant'; readonly constant: Constant };

/** `name`, or over one lookup: `transactioncurrencyid.isocurrencycode`. */
export interface SourcePath {
  readonly navigationProperty: string | undefined;
  readonly property: string;
}

export type Constant = string | number | boolean;

/** Source values, folded, with the target value of each. */
export interface ValueMap extends Place {
  readonly name: string;
  readonly targets: ReadonlyMap<string, string>;
}

/** A template that agrees with the ownership rules and with both models: what plans are made from. */
export interface CheckedTemplate extends Template {
  readonly sourceType: EntityType;
  readonly targetType: EntityType;
  readonly checkedRows: readonly CheckedRow[];
  readonly targetEnums: ReadonlyMap<string, readonly string[]>;
  /** Properties of the target that ownership exceptions look at. */
  readonly ownershipColumns: readonly string[];
}

export interface CheckedRow extends Row {
  readonly property: Property;
}

/** Value maps compare without regard to case and to blanks around the value. */
export function foldMapped(value: string): string {
  return value.trim().toLowerCase();
}

/** `transactioncurrencyid.isocurrencycode` */
export function printPath({ navigationProperty, property }: SourcePath): string {
  return navigationProperty === undefined ? property : `${navigationProperty}.${property}`;
}
