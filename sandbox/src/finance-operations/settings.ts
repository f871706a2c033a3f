/** Records that are numbered by a number sequence. */
export const numberedRecords = ['customers', 'contacts', 'quotations', 'orders'] as const;
export type NumberedRecord = (typeof numberedRecords)[number];

/** Priorities of applications in throttling, the lowest first. */
export const priorities = ['Low', 'Medium', 'High'] as const;
export type Priority = (typeof priorities)[number];

export interface ThrottlingSettings {
  /** How busy the environment is; 0 turns nobody away. */
  readonly utilizationPercent: number;
  /** Requests of a minute that use the environment up; without, only the percentage counts. */
  readonly requestsPerMinute?: number;
  /** What `Retry-After` says; without, there is no such header, as sometimes in the real system. */
  readonly retryAfterSeconds?: number;
  /** Throttling priority mapping, by client id of the application. */
  readonly priorityOfApplication: Readonly<Record<string, Priority>>;
}

/** What an administrator of the environment can set up, and a test change while it runs. */
export interface Settings {
  /** Per number sequence: may a number be given by hand? */
  readonly manualNumbers: Readonly<Record<NumberedRecord, boolean>>;
  /** Percent of sales tax by sales tax group; a group that is not named has none. */
  readonly salesTaxPercent: Readonly<Record<string, number>>;
  /** Credit limits are checked when an order is confirmed, for customers whose limit is mandatory. */
  readonly checkCreditLimit: boolean;
  readonly throttling: ThrottlingSettings;
}

export const defaultSettings: Settings = {
  manualNumbers: { customers: true, contacts: true, quotations: true, orders: true },
  salesTaxPercent: {},
  checkCreditLimit: true,
  throttling: { utilizationPercent: 0, priorityOfApplication: {} },
};
