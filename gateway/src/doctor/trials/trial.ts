import type { DoctorContext, Finding } from '../check.ts';

/** How an assumption is held against a system. */
export interface Trial {
  /** Its identifier in models/assumptions.yaml. */
  readonly assumption: string;
  /** A trial that writes works on records of its own and deletes them again; it runs where it is allowed to. */
  readonly how: 'read' | 'write';
  /** `ok` where the system is as assumed; a warning says how it differs, and what follows from that. */
  run(context: DoctorContext): Promise<Finding>;
}

/** Records that trials make are known by this, should one be left behind. */
export const trialName = 'P2C doctor';
