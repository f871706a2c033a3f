/**
 * What a mutation needs from sync, as interfaces of this package: subgraphs never import sync. gateway/src/start-app.ts
 * wires sync's implementations to them.
 */

export type System = 'SALES' | 'FINANCE_OPERATIONS';

/** A record of one system, named by its immutable identity. */
export interface WrittenRecord {
  readonly system: System;
  readonly entitySet: string;
  /** Sales: the GUID, lower case. F&O: `company:number`, company in lower case. */
  readonly key: string;
}

/** Durable before the answer: an intent before the OData write, its settlement after it. */
export interface WriteJournal {
  /** Rejects when the ledger is not writable: then nothing may be sent. */
  intend(record: WrittenRecord): Promise<Intent>;
}

export interface Intent {
  /**
   * The write was carried out, or may have been: the record is marked for reconcile. By the columns that the system
   * answered, where it did, a new record is known by its number at once.
   */
  written(answered?: Readonly<Record<string, unknown>>): Promise<void>;
  /** The write was certainly not carried out: the intent is withdrawn. */
  refused(): Promise<void>;
}

/** Ownership at run time, by column: SDL rules with the exceptions and overrides of the deployment applied. */
export interface OwnershipRules {
  /**
   * Undefined where no rule speaks of the column (then the addressed system may write it).
   * `record` is the record as it is now; exceptions by stage and origin look at it.
   */
  ownerOf(column: {
    system: System;
    entitySet: string;
    property: string;
    record?: Readonly<Record<string, unknown>>;
  }): OwnershipDecision | undefined;
}

export interface OwnershipDecision {
  readonly owner: System;
  /** The mutation that writes the concept in the owning system. */
  readonly mutation?: string;
  /** The rule, for messages and the audit trail: `subgraphs/sales/schema/customer.graphql:84`. */
  readonly rule: string;
}

/** Which F&O company a Sales record belongs to. */
export interface CompanyMap {
  /** Company (lower case) of a Sales business unit; undefined where the configuration has none. */
  companyOf(businessUnitId: string | null): string | undefined;
  readonly companies: readonly string[];
}

/** The logger that every package takes; pino fits. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
