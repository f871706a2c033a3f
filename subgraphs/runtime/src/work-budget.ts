import { GraphQLError } from 'graphql';
import { codedError } from './graphql-errors.ts';

/**
 * What one operation may still bring. Whoever makes objects for it counts them here first, and gives the process a
 * turn now and then: other requests are answered between the pieces of a large one.
 */
export interface WorkBudget {
  /** Counts objects that are about to be made or merged; throws the one error of this operation once there are too many. */
  take(objects: number): void;
  /** Counts bytes likewise. */
  takeBytes(bytes: number): void;
  /** To be waited for after some work, given in objects; undefined while the turn is not used up. */
  turn(objects: number): Promise<void> | undefined;
  /** Why nothing more may be made; undefined while more may be. */
  readonly refusal: GraphQLError | undefined;
  /** How many objects and bytes were counted so far. */
  readonly used: { readonly objects: number; readonly bytes: number };
  /** Gives back to the process what this operation held. */
  release(): void;
}

export interface WorkLimits {
  /** Objects that one operation may make: in the subgraphs, in their results, and in the answer. */
  readonly objectsMax: number;
  /** Bytes of the results of all fetches and of the answer together. */
  readonly bytesMax: number;
  /** Objects of all operations that are under way. */
  readonly sharedObjectsMax: number;
}

export const workLimitsDefault: WorkLimits = {
  objectsMax: 400_000,
  bytesMax: 32_000_000,
  sharedObjectsMax: 600_000,
};

/** Objects that are made before others get a turn: a few milliseconds of work. */
const objectsPerTurn = 500;

/** Makes the budgets of the operations of one process, which share its memory. */
export function createWorkBudgets(limits: WorkLimits = workLimitsDefault): {
  open(signal?: AbortSignal): WorkBudget;
} {
  const shared: Shared = { objects: 0, lastTurn: Promise.resolve() };
  return { open: (signal) => createWorkBudget(limits, shared, signal) };
}

/** What all operations of a process have together. */
interface Shared {
  objects: number;
  /** Turns are taken one after the other, so that many large operations block no longer than one. */
  lastTurn: Promise<void>;
}

function createWorkBudget(
  { objectsMax, bytesMax, sharedObjectsMax }: WorkLimits,
  shared: Shared,
  signal: AbortSignal | undefined,
): WorkBudget {
  const used = { objects: 0, bytes: 0 };
  let refusal: GraphQLError | undefined;
  let sinceTurn = 0;
  let released = false;
  // Looked at for every object, so it is kept at hand.
  let gone = signal?.aborted ? signal : undefined;
  signal?.addEventListener('abort', () => (gone = signal), { once: true });

  const refuse = (error: GraphQLError): never => {
    // Located already: graphql-js then takes it as it is, however many fields it is the error of.
    refusal ??= Object.defineProperty(error, 'path', { value: [], enumerable: false });
    // What was made is dropped: there is room for others from now on.
    release();
    throw refusal;
  };
  const release = (): void => {
    if (released) return;
    released = true;
    shared.objects -= used.objects;
  };
  const check = (): void => {
    if (refusal) throw refusal;
    if (gone) refuse(reasonOf(gone));
  };

  return {
    take(objects) {
      check();
      used.objects += objects;
      if (!released) shared.objects += objects;
      if (used.objects > objectsMax) refuse(tooLarge('objects', objectsMax));
      if (shared.objects > sharedObjectsMax)
        refuse(
          codedError(
            'ANSWER_TOO_LARGE',
            'The operations under way bring more than this process can hold. Ask for less, or repeat it later.',
          ),
        );
    },
    takeBytes(bytes) {
      check();
      used.bytes += bytes;
      if (used.bytes > bytesMax) refuse(tooLarge('bytes', bytesMax));
    },
    turn(objects) {
      sinceTurn += objects;
      if (sinceTurn < objectsPerTurn) return undefined;
      sinceTurn = 0;
      shared.lastTurn = shared.lastTurn.then(nextTurn);
      return shared.lastTurn;
    },
    get refusal() {
      return refusal;
    },
    used,
    release,
  };
}

/** Of an abort that says why in a coded error, that one. */
const reasonOf = ({ reason }: AbortSignal): GraphQLError =>
  reason instanceof GraphQLError
    ? reason
    : codedError('REQUEST_CANCELLED', 'The client left before the answer was ready.');

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const tooLarge = (what: 'objects' | 'bytes', most: number): GraphQLError =>
  codedError(
    'ANSWER_TOO_LARGE',
    `Expected at most ${most} ${what} for one operation, got more: nothing more was asked for. Ask for smaller pages (\`first\`), or in several operations.`,
  );
