import { type CustomerKey, readChanges, updateRecord } from '@p2c/subgraph-runtime';
import type { FinanceOperationsContext } from '../context.ts';
import { entities, keyOf, loadEntity, type NumberedEntity, notFound } from '../loaders/by-number.ts';
import type { WrittenEntity } from '../mappers/records.ts';
import { type InputName, inputs } from '../schema/tables.ts';

/** What every input of an update has beside its fields. */
export interface UpdateInput {
  readonly id: string;
  readonly ifVersion?: string | null;
}

export interface EntityUpdate {
  readonly entity: NumberedEntity;
  readonly key: CustomerKey;
  readonly inputName: InputName;
  readonly input: UpdateInput;
}

/** Changes the record of an entity by the fields of an input, each checked for ownership on the record as it is now. */
export async function updateEntity(
  context: FinanceOperationsContext,
  { entity, key, inputName, input }: EntityUpdate,
): Promise<WrittenEntity> {
  const { loaders, schema } = context;
  const { whole, columns } = schema[inputs[inputName]];
  const given = readChanges(schema.inputs[inputName], input);
  const forget = () => loaders[entity].clear([key.company, key.number]);
  const record = await updateRecord(context.write, {
    entitySet: columns.entityType.entitySet,
    ifVersion: input.ifVersion,
    read: () => {
      forget();
      return loadEntity(context, entity, key, whole);
    },
    // The key as F&O spells it, in the order of its entity type.
    keyOf: (found) => ({
      kind: 'composite',
      parts: Object.fromEntries(
        ['dataAreaId', entities[entity].number].map((name) => [name, String(found[name])]),
      ),
    }),
    journalKeyOf: (found) => {
      const { company, number } = keyOf(entity, found);
      return `${company}:${number}`;
    },
    given: () => given,
    notFound: () => notFound(entity, key),
  });
  forget();
  return { key: keyOf(entity, record) };
}
