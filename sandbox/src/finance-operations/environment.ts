import { randomInt } from 'node:crypto';
import type { Model } from '../model/model.ts';
import type { Database } from '../store/database.ts';
import { openRecordStore, type RecordStore } from '../store/record-store.ts';

export interface FinanceOperationsOptions {
  /** Company that requests without cross-company=true are restricted to. */
  readonly defaultCompany: string;
  readonly manualCustomerNumbers: boolean;
  /** The number sequences of contact persons and quotations allow numbers given by hand. @default true */
  readonly manualContactNumbers?: boolean;
  readonly manualQuotationNumbers?: boolean;
}

/** An emulated Finance & Operations environment: its tables and the company of the calling user. */
export interface Environment {
  readonly model: Model;
  readonly database: Database;
  readonly options: FinanceOperationsOptions;
  store(entitySet: string): RecordStore;
}

/** Opens the environment that a database holds, creating its tables when it is new. */
export function openEnvironment(
  model: Model,
  database: Database,
  options: FinanceOperationsOptions,
): Environment {
  const stores = new Map(
    [...model.entitySets.values()].map((set) => [set.name, openRecordStore(database, set)]),
  );
  return {
    model,
    database,
    options,
    store(name) {
      const found = stores.get(name);
      if (!found) throw new Error(`There is no table ${name}.`);
      return found;
    },
  };
}

/** The recVersion of a record that has just been inserted. */
export const firstRecVersion = 1n;

/** The recVersion after an update: any number but the one before. */
export function nextRecVersion(previous: bigint): bigint {
  const drawn = BigInt(randomInt(2, 2 ** 31));
  return drawn === previous ? drawn - 1n : drawn;
}
