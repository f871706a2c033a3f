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
  /** Where the F&O company comes from: a property that the company map understands, or the key of an F&O source. */
  readonly company: CompanyRow;
  /** The rest of the target's key: what both systems know the record by. */
  readonly key: readonly KeyRow[];
  readonly facts: readonly Fact[];
  readonly dependencies: readonly Dependency[];
  /** What must hold for a record to be sent. */
  readonly requirements: readonly Requirement[];
  readonly rows: readonly Row[];
  readonly valueMaps: ReadonlyMap<string, ValueMap>;
  /** The records below the header, where the record is a document. */
  readonly lines: Lines | undefined;
  /** A hash of what the template says, once checked also of who owns what it writes: another one makes every record due. */
  readonly version: string;
}

/** The lines of a document: a template of their own, whose key in the target is the header's and their number. */
export interface Lines {
  readonly template: Template;
  /** `_quoteid_value`: the lookup to the header. */
  readonly sourceParent: string;
  /** The property of the header that is written along with lines, unchanged, so that its version guards them. */
  readonly guard: Place & { readonly property: string };
  /** `SalesQuotationNumber`: the header's number in the key of a line. */
  readonly targetParent: string;
}

/** Whether another table has a record that names this one. Read with the record, and found on it under `name`. */
export interface Fact extends Place {
  readonly name: string;
  readonly entitySet: string;
  readonly by: string;
}

/** A record of the target's system that must be there first. Its columns are found on the source under `name`. */
export interface Dependency extends Place {
  readonly name: string;
  readonly entity: Entity;
  /** The navigation property to the source record of that entity. */
  readonly through: string;
  /** The business number on that record. */
  readonly number: string;
  /** What is read of the record in the target. */
  readonly select: readonly string[];
  readonly otherwise: ReasonCode;
}

export interface TemplateEnd extends Place {
  readonly system: System;
  readonly entitySet: string;
}

export interface CompanyRow extends Place {
  readonly from: string;
  /** The key property of an F&O target; undefined where the target is Sales. */
  readonly to: string | undefined;
  readonly rule: string;
}

export interface KeyRow extends Place {
  readonly from: string;
  readonly to: string;
  /** The source can hold a longer number than the target: then the record is parked. */
  readonly tooLong: 'reject' | undefined;
  /** `accounts-to-customers.yaml:14 accountnumber = CustomerAccount` */
  readonly rule: string;
}

export interface Requirement extends Place {
  /** Only asked while the target holds no such record. */
  readonly onCreate: boolean;
  readonly holds: Condition;
  readonly otherwise: ReasonCode;
  /** The copy that decides it, behind a lookup: a record that does not meet it is looked at again when sync writes that. */
  readonly follows: { readonly entity: Entity; readonly through: string } | undefined;
}

/** One property of the target. */
export interface Row extends Place {
  /** A property; for a lookup the name of its navigation property. */
  readonly to: string;
  readonly lookup: RowLookup | undefined;
  readonly value: RowValue;
  /** Taken when the source value is blank. */
  readonly default: Constant | undefined;
  readonly functions: readonly FunctionCall[];
  readonly valueMap: string | undefined;
  /** The value is empty unless one of these source properties has one. */
  readonly presentIf: readonly string[];
  /** What becomes of a text that the target cannot hold: the record is parked, or the text is cut. */
  readonly tooLong: 'reject' | 'truncate' | undefined;
  /** A number with more digits after the point than the target holds is rounded. */
  readonly round: boolean;
  /** A blank value parks the record. */
  readonly required: boolean;
  /** `onCreate`: given once, at creation; the target's owner decides from then on. */
  readonly write: 'always' | 'onCreate';
  /** `owner`: the row counts only where the source system owns the target property. */
  readonly when: 'owner' | undefined;
  /** `accounts-to-customers.yaml:31 name = OrganizationName` */
  readonly rule: string;
}

/** How a lookup of the target finds its record: by the value of one property, or by a rule. */
export type RowLookup =
  | {
      readonly kind: 'by';
      readonly property: string;
      /** The lookup that the record must belong to: a unit to its unit group. */
      readonly within: string | undefined;
    }
  | { readonly kind: 'rule'; readonly rule: LookupRule };

export type LookupRule = 'firstValidPriceList';

export type RowValue =
  /** The first of the paths that has a value. */
  | { readonly kind: 'source'; readonly paths: readonly SourcePath[] }
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
export interface CheckedTemplate extends Omit<Template, 'lines'> {
  readonly lines: CheckedLines | undefined;
  readonly sourceType: EntityType;
  readonly targetType: EntityType;
  readonly checkedRows: readonly CheckedRow[];
  readonly targetEnums: ReadonlyMap<string, readonly string[]>;
  /** The entity sets that lookups of the target are found in, with the columns that they are found by. */
  readonly references: ReadonlyMap<string, readonly string[]>;
  /** What of each dependency is read, by the entity set that serves it. */
  readonly checkedDependencies: readonly CheckedDependency[];
  /** Properties of the target that ownership exceptions look at. */
  readonly ownershipColumns: readonly string[];
}

export interface CheckedLines extends Omit<Lines, 'template'> {
  readonly template: CheckedTemplate;
}

export interface CheckedDependency extends Dependency {
  readonly target: TemplateEnd;
  /** The key of the record: company and number. */
  readonly companyProperty: string;
  readonly numberProperty: string;
}

/** Where the record behind a lookup is found. */
export interface Reference {
  readonly entitySet: string;
  /** Its primary key: what the lookup holds. */
  readonly key: string;
  readonly within: { readonly lookup: string; readonly column: string } | undefined;
}

export interface CheckedRow extends Row {
  /** For a lookup the column that holds the identifier: `_transactioncurrencyid_value`. */
  readonly property: Property;
  readonly reference: Reference | undefined;
}

/** Value maps compare without regard to case and to blanks around the value. */
export function foldMapped(value: string): string {
  return value.trim().toLowerCase();
}

/** `shipto_city`, or where there are several: `a.x or b.y` */
export function printPaths(paths: readonly SourcePath[]): string {
  return paths.map(printPath).join(' or ');
}

/** `name`, or over one lookup: `transactioncurrencyid.isocurrencycode`. */
export function toPath(from: string): SourcePath {
  const [first = '', second] = from.split('.');
  return second === undefined
    ? { navigationProperty: undefined, property: first }
    : { navigationProperty: first, property: second };
}

/** `transactioncurrencyid.isocurrencycode` */
export function printPath({ navigationProperty, property }: SourcePath): string {
  return navigationProperty === undefined ? property : `${navigationProperty}.${property}`;
}
