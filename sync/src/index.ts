export type { FieldChange, Observed, Plan, PlannedWrite, Reason } from './plan.ts';
export type { Entity, RecordRef, System } from './record-ref.ts';
