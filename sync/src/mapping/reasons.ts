/** Why a record is not written, as the planner sees it. docs/errors.md is printed from this table. */
export const reasonCodes = {
  NO_NUMBER: {
    kind: 'not-sent',
    description: 'The record has no number yet, so the other system cannot hold it.',
  },
  SOURCE_INACTIVE: {
    kind: 'not-sent',
    description:
      'The record is inactive and the other system does not hold it: it is not created. A copy that is there is kept in step.',
  },
  SOURCE_MISSING: {
    kind: 'not-sent',
    description: 'The source holds no such record. Nothing is deleted: a copy in the other system stays.',
  },
  ORIGINATES_IN_TARGET: {
    kind: 'not-sent',
    description: 'The record was created in the system that sync would write to, which owns all of it.',
  },
  COMPANY_UNKNOWN: {
    kind: 'parked',
    description: 'The configuration maps the record to no F&O company.',
  },
  KEY_CHANGED: {
    kind: 'parked',
    description:
      'The number or the company of the record changed; the key of its copy cannot be changed with it.',
  },
  VALUE_TOO_LONG: { kind: 'parked', description: 'A text is longer than the target property holds.' },
  VALUE_NOT_MAPPED: {
    kind: 'parked',
    description: 'A value has no counterpart in the value map of the template.',
  },
  VALUE_NOT_ALLOWED: {
    kind: 'parked',
    description: 'A value is outside of what the target property takes.',
  },
  REQUIRED_VALUE_MISSING: {
    kind: 'parked',
    description: 'The target needs a value that the source does not have.',
  },
} as const satisfies Record<string, { kind: 'not-sent' | 'parked'; description: string }>;

export type ReasonCode = keyof typeof reasonCodes;
