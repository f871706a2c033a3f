import { type ODataClient, ODataError, type WriteOperation, type WriteOutcome } from '@p2c/odata';

/** Single writes that wait to go together. */
export interface WriteStack extends Pick<ODataClient, 'create' | 'update'> {
  /** Sends what waits. */
  send(): void;
}

interface Waiting {
  readonly operation: WriteOperation;
  readonly resolve: (outcome: WriteOutcome) => void;
  readonly reject: (error: unknown) => void;
  /** The same by itself. */
  readonly alone: () => Promise<WriteOutcome>;
}

/**
 * Creates and conditional updates go as one `writeMany`: in bulk messages and batches of operations that stand for
 * themselves. Each has the outcome that it would have by itself, and an answer that was lost is lost for those alone that
 * were in that request.
 */
export function createWriteStack(client: ODataClient): WriteStack {
  let waiting: Waiting[] = [];

  const add = (operation: WriteOperation, alone: Waiting['alone']) =>
    new Promise<WriteOutcome>((resolve, reject) => waiting.push({ operation, resolve, reject, alone }));

  const write = async (group: readonly Waiting[]) => {
    const [first] = group;
    if (first === undefined) return;
    const byThemselves = () => {
      for (const one of group) void one.alone().then(one.resolve, one.reject);
    };
    if (group.length === 1) return byThemselves();
    let outcomes: Awaited<ReturnType<ODataClient['writeMany']>>;
    try {
      outcomes = await client.writeMany(group.map(({ operation }) => operation));
    } catch (error) {
      // One of them cannot be sent, so nothing was: it says so by itself.
      if (error instanceof ODataError && error.code === 'BAD_REQUEST') return byThemselves();
      for (const { reject } of group) reject(error);
      return;
    }
    for (const [place, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[place];
      if (outcome === undefined) reject(new TypeError('Expected an outcome for each write, got fewer.'));
      else if (outcome.kind === 'broken') reject(outcome.error);
      else resolve(outcome);
    }
  };

  return {
    create(entitySet, values, options) {
      const alone = () => client.create(entitySet, values, options);
      return options === undefined ? add({ kind: 'create', entitySet, values }, alone) : alone();
    },
    update(entitySet, key, values, { ifMatch, ...options }) {
      const alone = () => client.update(entitySet, key, values, { ifMatch, ...options });
      if (Object.keys(options).length > 0) return alone();
      return add({ kind: 'update', entitySet, key, values, ifMatch }, alone);
    },
    send() {
      const group = waiting;
      waiting = [];
      void write(group);
    },
  };
}
