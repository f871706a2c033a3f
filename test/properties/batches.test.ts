import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type Answer, type AnswerItem, readBatchAnswer } from './batches/answer.ts';
import { type BatchItem, type BatchOperation, isChangeSet, printBatchBody } from './batches/batch-body.ts';
import {
  allFinanceOperationsRows,
  financeOperationsOperation,
  financeOperationsRows,
} from './batches/finance-operations-operations.ts';
import { batchOf, forRun, isReferring } from './batches/operations.ts';
import { allSalesRows, salesOperation, salesRows } from './batches/sales-operations.ts';
import { comparable, withoutGenerated } from './batches/same.ts';
import { openWorld, type System, type World } from './batches/world.ts';

/** `BATCH_RUNS=2000 BATCH_SEED=7 npm test -- test/properties/batches` looks further, or again. */
const runs = Number(process.env.BATCH_RUNS ?? 40);
const seed = Number(process.env.BATCH_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Of so many batches each kind has been among them, whatever the seed. */
const drawsThatMeetAll = 200;
const beginWithinMs = process.env.BATCH_RUNS === undefined ? 15_000 : Number.POSITIVE_INFINITY;

describe.each<[System, fc.Arbitrary<BatchOperation>, readonly string[], readonly string[]]>([
  ['sales', salesOperation, salesRows, allSalesRows],
  ['financeOperations', financeOperationsOperation, financeOperationsRows, allFinanceOperationsRows],
])('a batch to %s', (system, operation, ownRows, allRows) => {
  let worlds: Promise<{ whole: World; parts: World }> | undefined;
  const close = async () => {
    const opened = await worlds;
    worlds = undefined;
    await opened?.whole[Symbol.asyncDispose]();
    await opened?.parts[Symbol.asyncDispose]();
  };
  afterAll(close);

  it(
    `is answered as its parts are one by one, and leaves the same rows (BATCH_SEED=${seed})`,
    async () => {
      let run = 0;
      const counts = { refusedSets: 0, sets: 0, refused: 0, written: 0 };
      const startedAt = performance.now();
      await fc.assert(
        fc.asyncProperty(batchOf(operation), fc.boolean(), async (made, goesOn) => {
          if (performance.now() - startedAt > beginWithinMs) return;
          run += 1;
          worlds ??= openBoth(system);
          const { whole, parts } = await worlds;
          const items = forRun(made, run);
          try {
            const answer = await whole.sendBatch(
              printBatchBody(items),
              goesOn ? { prefer: 'odata.continue-on-error' } : {},
            );
            const answers = readBatchAnswer(answer);
            const endsEarly = system === 'sales' && !goesOn;
            await expectSameAnswers(items, answers, parts, endsEarly, counts);
            const refused = answers.find((found) => isRefusal(found));
            expect(answer.status).toBe(
              endsEarly && refused && !Array.isArray(refused) ? (refused as Answer).status : 200,
            );
            const paths = forRun(ownRows, run);
            expect(await readRows(whole, paths)).toEqual(await readRows(parts, paths));
          } catch (error) {
            // What came after would differ for this reason alone.
            await close();
            throw error;
          }
        }),
        { numRuns: runs, seed },
      );
      worlds ??= openBoth(system);
      const { whole, parts } = await worlds;
      expect(await readRows(whole, allRows)).toEqual(await readRows(parts, allRows));
      // Few draws may miss one of these by chance, and a busy machine gets less far within the time.
      if (run < drawsThatMeetAll) return;
      for (const [what, count] of Object.entries(counts)) expect(count, what).toBeGreaterThan(0);
    },
    60_000 + runs * 10_000,
  );

  async function readRows(world: World, paths: readonly string[]): Promise<string[]> {
    const answers = await Promise.all(paths.map((url) => world.send({ method: 'GET', url })));
    return answers.flatMap(({ status, body }) => {
      expect(status).toBe(200);
      const { value } = JSON.parse(body) as { value: object[] };
      return value.map((row) => withoutGenerated(JSON.stringify(row))).toSorted();
    });
  }
});

async function openBoth(system: System): Promise<{ whole: World; parts: World }> {
  const [whole, parts] = await Promise.all([openWorld(system), openWorld(system)]);
  return { whole, parts };
}

const isRefusal = (answer: AnswerItem): answer is Answer => 'status' in answer && answer.status >= 400;

/** Sends the parts one by one, but for change sets that were refused: nothing of those is to be seen. */
async function expectSameAnswers(
  items: readonly BatchItem[],
  answers: readonly AnswerItem[],
  world: World,
  endsEarly: boolean,
  counts: Record<'refusedSets' | 'sets' | 'refused' | 'written', number>,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    const answer = answers[index];
    if (answer === undefined) {
      const before = answers[index - 1];
      expect(endsEarly && before !== undefined && isRefusal(before), 'an answer').toBe(true);
      expect(answers).toHaveLength(index);
      return;
    }
    if (!isChangeSet(item)) {
      const single = await world.send(item);
      expect(comparable(answer as Answer)).toEqual(comparable(single));
      counts[single.status >= 400 ? 'refused' : 'written'] += 1;
    } else if (isRefusal(answer)) {
      await expectRefusalOf(item, answer, world);
      counts.refusedSets += 1;
    } else {
      await expectAnswersOf(item, answer as readonly Answer[], world);
      counts.sets += 1;
    }
  }
  expect(answers).toHaveLength(items.length);
}

async function expectAnswersOf(
  set: readonly BatchOperation[],
  answers: readonly Answer[],
  world: World,
): Promise<void> {
  expect(answers).toHaveLength(set.length);
  let first: string | undefined;
  for (const [index, operation] of set.entries()) {
    const single = await world.send(referring(operation, first));
    const answer = answers[index] as Answer;
    expect(comparable(answer)).toEqual(comparable(single));
    expect(answer.headers.get('content-id')).toBe(String(index + 1));
    if (index === 0) first = locationOf(single);
  }
}

/** After what stands before it in the set, an operation by itself is refused as it was in the set. */
async function expectRefusalOf(set: readonly BatchOperation[], answer: Answer, world: World): Promise<void> {
  const place = Number(answer.headers.get('content-id')) - 1;
  const operation = set[place];
  if (operation === undefined)
    throw new Error(`No operation is named by ${answer.headers.get('content-id')}.`);
  // What the operations before it do has to be undone: they are done in a copy.
  await using copy = place === 0 ? undefined : await world.copy();
  let first: string | undefined;
  for (const [index, earlier] of set.slice(0, place).entries()) {
    const single = await (copy ?? world).send(referring(earlier, first));
    expect(single.status, single.body).toBeLessThan(400);
    if (index === 0) first = locationOf(single);
  }
  if (first === undefined && isReferring(operation)) {
    // By itself it would be a request for something else.
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("Content-ID Reference: '$1' does not exist");
    return;
  }
  expect(comparable(answer)).toEqual(comparable(await (copy ?? world).send(referring(operation, first))));
}

const locationOf = ({ headers }: Answer) => headers.get('odata-entityid') ?? headers.get('location');

/** The operation with the URL of the record that `$1` stands for. */
function referring(operation: BatchOperation, first: string | undefined): BatchOperation {
  if (first === undefined) return operation;
  const body = JSON.stringify(operation.body ?? null).replaceAll('"$1"', JSON.stringify(first));
  return {
    ...operation,
    url: operation.url.replace(/^\$1/, first),
    ...(operation.body === undefined ? {} : { body: JSON.parse(body) as object }),
  };
}
