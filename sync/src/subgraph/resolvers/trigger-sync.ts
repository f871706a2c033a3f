import type { MutationResolvers } from '../../generated/resolvers.ts';
import { trigger } from '../../trigger.ts';
import { coded } from '../coded.ts';
import { presentRun } from '../present.ts';

export const triggerSync: Exclude<MutationResolvers['triggerSync'], undefined> = (
  _parent,
  { keys, all, dryRun },
  context,
) =>
  coded(async () =>
    presentRun(await trigger({ keys: keys ?? undefined, all: all ?? undefined, dryRun }, context)),
  );
