import type { Stored } from '../../edm/stored.ts';

/** Messages that a step can be registered for here: what becomes of a record. */
export const stepMessages = ['Create', 'Update', 'Delete'] as const;
export type StepMessage = (typeof stepMessages)[number];

/** How an endpoint knows Dataverse. Microsoft Learn, "Register a webhook". */
export type Authentication =
  | { readonly kind: 'HttpHeader'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'WebhookKey'; readonly value: string }
  | { readonly kind: 'HttpQueryString'; readonly values: Readonly<Record<string, string>> };

/** A row of `serviceendpoints` whose contract is that of a webhook. */
export interface Endpoint {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly authentication: Authentication;
}

/** A copy of the record, before or after the change, that comes along. */
export interface StepImage {
  readonly id: string;
  readonly alias: string;
  readonly kind: 'pre' | 'post' | 'both';
  /** Logical names; all columns when absent. */
  readonly columns: ReadonlySet<string> | undefined;
}

/** Where in the pipeline: before its transaction, in it, after the write. */
export type Stage = 10 | 20 | 40;

/** A row of `sdkmessageprocessingsteps`: what is told to an endpoint, and when. */
export interface Step {
  readonly id: string;
  readonly name: string;
  readonly message: StepMessage;
  /** Logical name of the table; absent for every table. */
  readonly table: string | undefined;
  readonly stage: Stage;
  readonly mode: 'synchronous' | 'asynchronous';
  readonly rank: number;
  /** Logical names of columns of which one must be written by an update; absent for any. */
  readonly filteringColumns: ReadonlySet<string> | undefined;
  readonly endpoint: Endpoint;
  readonly images: readonly StepImage[];
}

/** What became of a record. */
export interface Change {
  readonly message: StepMessage;
  readonly entitySet: string;
  readonly id: string;
  /** The columns that were written. */
  readonly written: Readonly<Record<string, Stored>>;
  readonly before: Readonly<Record<string, Stored>> | undefined;
  readonly after: Readonly<Record<string, Stored>> | undefined;
  /** 1 for what a request does itself, 2 for what the platform does in consequence. */
  readonly depth: 1 | 2;
}
