/** A text file of rules, with the name that diagnostics and rules point at. */
export interface RuleFile {
  /** `subgraphs/sales/schema/customer.graphql` */
  readonly file: string;
  readonly text: string;
}

/** Where in a file something stands; lines count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** An error stops the start; a warning is logged. */
export type DiagnosticLevel = 'error' | 'warning';

/** Everything that can be wrong with schemas, ownership files and templates. docs/errors.md is printed from it. */
export const diagnosticCodes = {
  SYNTAX: { level: 'error', description: 'The file is not valid GraphQL or YAML.' },
  INVALID_SHAPE: {
    level: 'error',
    description: 'A key is unknown or missing, or a value has the wrong form.',
  },
  OWNER_MISSING: {
    level: 'error',
    description: 'A column stands in a schema without @owner on its field or its type.',
  },
  ENTITY_UNKNOWN: { level: 'error', description: 'The file names an entity that sync does not know.' },
  COLUMN_UNKNOWN: {
    level: 'error',
    description: 'An ownership file names an entity set or a column that no schema has.',
  },
  COLUMN_DECLARED: {
    level: 'error',
    description: 'An ownership file declares a column that has its @owner in a schema already.',
  },
  OVERRIDE_FIELD_UNKNOWN: {
    level: 'error',
    description: 'An override names a field without an ownership rule.',
  },
  OVERRIDE_KEY: {
    level: 'error',
    description:
      'An override moves the integration key, which stays with the system that numbers the records.',
  },
  OVERRIDE_CONFLICT: {
    level: 'error',
    description: 'Two overrides give the copies of one concept to different owners.',
  },
  OVERRIDE_WITHOUT_EFFECT: {
    level: 'warning',
    description: 'An override names the owner that the schema names already.',
  },
  ENTITY_SET_UNKNOWN: {
    level: 'error',
    description: 'A template names an entity set that the model does not have.',
  },
  SOURCE_PROPERTY_UNKNOWN: {
    level: 'error',
    description: 'A template reads a property that the source does not have.',
  },
  TARGET_PROPERTY_UNKNOWN: {
    level: 'error',
    description: 'A template writes a property that the target does not have.',
  },
  TARGET_PROPERTY_TWICE: {
    level: 'error',
    description: 'Two rows of a template write the same property.',
  },
  TYPE_MISMATCH: {
    level: 'error',
    description: 'The value of a row is not of the type of its target property.',
  },
  TYPE_NOT_SUPPORTED: { level: 'error', description: 'No row can carry a property of this type.' },
  LENGTH_UNDECIDED: {
    level: 'error',
    description:
      'The source can hold a longer text than the target, and the row does not say what then (tooLong).',
  },
  SCALE_UNDECIDED: {
    level: 'error',
    description: 'The source can hold more digits after the point than the target.',
  },
  NOT_CREATABLE: {
    level: 'error',
    description: 'The target property cannot be given when a record is created.',
  },
  NOT_UPDATABLE: {
    level: 'error',
    description: 'The target property cannot be changed later, but the row writes it always.',
  },
  VALUE_NOT_ALLOWED: {
    level: 'error',
    description:
      'A constant, a default or a result of a value map is not a value that the target property takes.',
  },
  NOT_OWNED: {
    level: 'error',
    description: 'A row always writes a property that the source system does not own.',
  },
  OWNED_ON_CREATE: {
    level: 'warning',
    description:
      'A row gives a property only at creation that the source system owns: later changes are not carried over.',
  },
  OWNED_NOT_MAPPED: {
    level: 'warning',
    description: 'The source system owns a column of the target that no row writes.',
  },
  REQUIRED_NOT_MAPPED: {
    level: 'error',
    description: 'The target requires a property at creation that no row writes.',
  },
  GUARD_NOT_WRITTEN: {
    level: 'error',
    description:
      'The guard of the lines of a document is no property of its header that is written always: nothing would refuse lines that arrive late.',
  },
  KEY_INCOMPLETE: {
    level: 'error',
    description: 'A key property of the target has no row, or a key row writes none of its keys.',
  },
  KEY_NOT_INTEGRATION_KEY: {
    level: 'error',
    description: 'A key row does not join the two columns that carry @integrationKey.',
  },
  VALUE_MAP_UNKNOWN: {
    level: 'error',
    description: 'A row names a value map that the template does not have.',
  },
  VALUE_MAP_AMBIGUOUS: { level: 'error', description: 'A value map gives two results for one value.' },
  VALUE_MAP_UNUSED: { level: 'warning', description: 'No row uses the value map.' },
} as const satisfies Record<string, { level: DiagnosticLevel; description: string }>;

export type DiagnosticCode = keyof typeof diagnosticCodes;

/** Something that is wrong in a file, at a line. */
export interface Diagnostic extends Place {
  readonly code: DiagnosticCode;
  readonly level: DiagnosticLevel;
  readonly message: string;
}

export function diagnostic(code: DiagnosticCode, message: string, { file, line }: Place): Diagnostic {
  return { code, level: diagnosticCodes[code].level, message, file, line };
}

/** `sync/ownership/customer.yaml:12 error COLUMN_UNKNOWN: …` */
export function printDiagnostic({ file, line, level, code, message }: Diagnostic): string {
  return `${file}:${line} ${level} ${code}: ${message}`;
}

/** The rules of this deployment contradict themselves or the models: nothing may start with them. */
export class RulesError extends Error {
  override readonly name = 'RulesError';
  readonly code = 'RULES_INVALID';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const errors = diagnostics.filter(({ level }) => level === 'error');
    super(`The ownership rules or the templates have errors.\n${errors.map(printDiagnostic).join('\n')}`);
    this.diagnostics = diagnostics;
  }
}
