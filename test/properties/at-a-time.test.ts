import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printBatchBody } from './batches/batch-body.ts';
import { openWorld, type World } from './batches/world.ts';

/** `TOGETHER_RUNS=200 TOGETHER_SEED=7 npm test -- test/properties/at-a-time` looks further, or again. */
const runs = Number(process.env.TOGETHER_RUNS ?? 8);
const seed = Number(process.env.TOGETHER_SEED ?? Math.floor(Math.random() * 2 ** 31));
const beginWithinMs = process.env.TOGETHER_RUNS === undefined ? 12_000 : Number.POSITIVE_INFINITY;

/** A change set of so many accounts, perhaps with one that is refused; long ones are carried out in slices. */
const changeSet = fc.record({
  size: fc.integer({ min: 2, max: 400 }),
  refused: fc.option(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { nil: undefined }),
});
/** What others do meanwhile. */
const meanwhile = fc.constantFrom('create', 'create', 'refused', 'count', 'changes');

it(
  `change sets and single requests that come at a time each happen as a whole or not at all, and the change feed misses none (TOGETHER_SEED=${seed})`,
  async () => {
    await using world = await openWorld('sales');
    const startedAt = performance.now();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(changeSet, { minLength: 1, maxLength: 3 }),
        fc.array(meanwhile, { minLength: 5, maxLength: 25 }),
        async (sets, acts) => {
          if (performance.now() - startedAt > beginWithinMs) return;
          run += 1;
          const feed = await followChanges(world);
          const names = sets.map((_, index) => `T${run}-${index}`);
          const sent = sets.map(({ size, refused }, index) =>
            world.sendBatch(printBatchBody([accounts(names[index] ?? '', size, refused)]), {}),
          );
          let single = 0;
          for (const act of acts) {
            switch (act) {
              case 'create': {
                single += 1;
                const body = { name: `T${run}-single` };
                expect((await world.send({ method: 'POST', url: 'accounts', body })).status).toBe(204);
                break;
              }
              case 'refused': {
                const body = { name: `T${run}-single`, nothing: 1 };
                expect((await world.send({ method: 'POST', url: 'accounts', body })).status).toBe(400);
                break;
              }
              case 'count':
                for (const [index, { size, refused }] of sets.entries())
                  expect([0, refused === undefined ? size : 0]).toContain(
                    await count(world, names[index] ?? ''),
                  );
                break;
              case 'changes':
                await feed.follow();
                break;
              default:
                throw new Error(`Unknown act ${JSON.stringify(act satisfies never)}.`);
            }
          }
          const statuses = (await Promise.all(sent)).map(({ status }) => status);
          expect(statuses).toEqual(sets.map(({ refused }) => (refused === undefined ? 200 : 400)));
          const counts = await Promise.all(names.map((name) => count(world, name)));
          expect(counts).toEqual(sets.map(({ size, refused }) => (refused === undefined ? size : 0)));
          expect(await count(world, `T${run}-single`)).toBe(single);

          await feed.follow();
          const made = [...names, `T${run}-single`];
          const told = made.map((name) => feed.told.filter((each) => each === name).length);
          expect(told).toEqual([...counts, single]);
        },
      ),
      { numRuns: runs, seed },
    );
  },
  60_000 + runs * 10_000,
);

function accounts(name: string, size: number, refused: number | undefined) {
  const at = refused === undefined ? undefined : Math.floor(refused * size);
  return Array.from({ length: size }, (_, index) => ({
    method: 'POST',
    url: 'accounts',
    body: { name, ...(index === at ? { nothing: 1 } : {}) },
  }));
}

async function count(world: World, name: string): Promise<number> {
  const { body } = await world.send({ method: 'GET', url: `accounts/$count?$filter=name eq '${name}'` });
  return Number(body);
}

/** The names of accounts that changed since now, each as often as the feed tells it. */
async function followChanges(world: World) {
  const headers = { prefer: 'odata.track-changes,odata.maxpagesize=500' };
  let link = 'accounts?$select=name';
  const told: string[] = [];
  const follow = async () => {
    for (;;) {
      const answer = await world.send({ method: 'GET', url: link, headers });
      expect(answer.status).toBe(200);
      const page = JSON.parse(answer.body) as { value: { name: string }[] } & Record<
        string,
        string | undefined
      >;
      told.push(...page.value.map(({ name }) => name));
      link = page['@odata.nextLink'] ?? page['@odata.deltaLink'] ?? link;
      if (page['@odata.nextLink'] === undefined) return;
    }
  };
  await follow();
  told.length = 0;
  return { told, follow };
}
