import type { DoctorContext, Finding } from '../check.ts';
import type { Bench } from './bench.ts';

/** How an assumption is held against a system. `run` gives `ok` with what was seen, or how the system differs. */
export type Trial = ReadTrial | WriteTrial;

/** Nothing is changed. */
export interface ReadTrial {
  /** Its identifier in models/assumptions.yaml. */
  readonly assumption: string;
  readonly how: 'read';
  run(context: DoctorContext): Promise<Finding>;
}

/** Works on records of its own, which are deleted again; it runs where that is allowed. */
export interface WriteTrial {
  readonly assumption: string;
  readonly how: 'write';
  run(bench: Bench): Promise<Finding>;
}

/** Ends a trial that cannot say anything: what it needs is not there. */
export class TrialStopped extends Error {
  override readonly name = 'TrialStopped';
}
