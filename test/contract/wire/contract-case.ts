import type { WireService } from './wire-service.ts';

/** One promise of a service that this product builds on, shown over HTTP. */
export interface ContractCase {
  /** A sentence in plain words; it is the name of the test. */
  readonly fact: string;
  /** Where the fact is published: `Learn: <title of the page>`, or who recorded the payload. */
  readonly source: string;
  /** Its identifier in models/assumptions.yaml, where no published source confirms the fact. */
  readonly assumption?: string;
  /**
   * Why a case cannot run against a real environment: it moves the clock, breaks an answer, or changes a setting that
   * others use. Left out of most: a case works on records of its own and runs anywhere.
   */
  readonly onlySandbox?: string;
  /** True of a case that sends nothing but reads: it also runs where writing is not allowed. */
  readonly readsOnly?: true;
  run(service: WireService): Promise<void>;
}

/** Cases of one subject. */
export interface Chapter {
  readonly title: string;
  readonly cases: readonly ContractCase[];
}
