import type { MutationResolvers } from '../../generated/resolvers.ts';
import { trigger } from '../../trigger.ts';
import { coded } from '../coded.ts';
import { fromSyncEntity } from '../entities.ts';
import { presentRun } from '../present.ts';

export const triggerSync: Exclude<MutationResolvers['triggerSync'], undefined> = (
  _parent,
  { entity, keys, all, dryRun },
  context,
) =>
  coded(async () =>
    presentRun(
      await trigger(
        { entity: fromSyncEntity(entity), keys: keys ?? undefined, all: all ?? undefined, dryRun },
        context,
      ),
    ),
  );
