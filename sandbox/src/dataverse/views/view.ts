import { ServiceError } from '../../errors.ts';
import { codes } from '../errors.ts';

/** A query that is kept: one of the system for everybody, or one that a user keeps for herself. */
export interface View {
  readonly id: string;
  readonly name: string;
  /** Logical name of the table of its rows. */
  readonly table: string;
  readonly fetchXml: string;
  readonly layoutXml: string | null;
  readonly description: string | null;
}

export type ViewKind = 'savedquery' | 'userquery';

export function viewNotFound(kind: ViewKind, id: string): ServiceError {
  return new ServiceError(404, codes.objectDoesNotExist, `${kind} With Id = ${id} Does Not Exist`);
}
