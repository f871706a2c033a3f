import type { Stored } from '../../edm/stored.ts';
import type { EdmTypeName } from '../../model/model.ts';
import type { StoredRecord } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';

/** What an action is called on. */
export type Binding =
  | { readonly kind: 'record'; readonly entitySet: string }
  | { readonly kind: 'collection'; readonly entitySet: string }
  | { readonly kind: 'unbound' };

export interface ActionParameter {
  readonly name: string;
  readonly type: EdmTypeName;
  readonly isOptional?: boolean;
}

/** A method of an entity that X++ offers over OData (`SysODataAction`). */
export interface Action {
  readonly name: string;
  readonly binding: Binding;
  readonly parameters: readonly ActionParameter[];
  readonly returns?: 'Edm.String' | 'Edm.Int32';
  /** `record` is there for an action on a record. What is returned is in stored form. */
  run(
    environment: Environment,
    parameters: Readonly<Record<string, Stored>>,
    record: StoredRecord | undefined,
  ): Stored | undefined;
}
