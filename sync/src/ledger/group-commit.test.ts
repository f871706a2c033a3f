import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { createGroupCommit } from './group-commit.ts';

function open() {
  const database = new DatabaseSync(':memory:');
  database.exec('create table kept (id integer primary key)');
  const begun: string[] = [];
  const write = createGroupCommit({
    async transact(act) {
      database.exec('begin immediate');
      begun.push('begin');
      try {
        const result = act();
        database.exec('commit');
        return result;
      } catch (error) {
        if (database.isTransaction) database.exec('rollback');
        throw error;
      }
    },
    exec: (sql) => database.exec(sql),
    isTransaction: () => database.isTransaction,
    refuse: (error) => new Error('refused', { cause: error }),
  });
  const keep = (...ids: number[]) => {
    for (const id of ids) database.prepare('insert into kept values (?)').run(id);
    return ids;
  };
  const kept = () =>
    database
      .prepare('select id from kept order by id')
      .all()
      .map(({ id }) => id);
  return { write, keep, kept, begun, database };
}

it('writes of one instant are one transaction, in their order, each with its own result', async () => {
  const { write, keep, kept, begun } = open();
  const results = await Promise.all([write(() => keep(1)), write(() => kept()), write(() => keep(2, 3))]);
  expect(results).toEqual([[1], [1], [2, 3]]);
  expect(kept()).toEqual([1, 2, 3]);
  expect(begun).toHaveLength(1);
});

it('a write that fails is undone by itself, and those beside it stand', async () => {
  const { write, keep, kept } = open();
  const results = await Promise.allSettled([
    write(() => keep(1)),
    write(() => keep(2, 1)),
    write(() => keep(3)),
  ]);
  expect(results).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: { message: 'refused' } },
    { status: 'fulfilled' },
  ]);
  expect(kept()).toEqual([1, 3]);
});

it('an error that ends the transaction is the error of all that were in it', async () => {
  const { write, keep, kept, database } = open();
  const results = await Promise.allSettled([
    write(() => keep(1)),
    write(() => {
      database.exec('rollback');
      throw new Error('disk full');
    }),
  ]);
  expect(results).toMatchObject([
    { status: 'rejected', reason: { message: 'disk full' } },
    { status: 'rejected', reason: { message: 'disk full' } },
  ]);
  expect(kept()).toEqual([]);
});

it.each([
  ['is full', 13],
  ['cannot be written', 10 | (3 << 8)],
  ['has no memory', 7],
  ['is damaged', 11],
])('a store that %s is the trouble of all, and nothing of the group stands', async (_what, errcode) => {
  const { write, keep, kept } = open();
  const error = Object.assign(new Error('of the store'), { errcode });
  const results = await Promise.allSettled([
    write(() => keep(1)),
    write(() => {
      keep(2);
      throw error;
    }),
    write(() => keep(3)),
  ]);
  expect(results).toEqual(results.map(() => ({ status: 'rejected', reason: error })));
  expect(kept()).toEqual([]);
});

it('a write that comes later is a transaction of its own', async () => {
  const { write, keep, begun } = open();
  await write(() => keep(1));
  await write(() => keep(2));
  expect(begun).toHaveLength(2);
});
