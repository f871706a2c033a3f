import { describe, expect, it } from 'vitest';
import { createFederation } from '../testing/federation.ts';
import { codesOf, startGateway } from '../testing/gateway.ts';
import { boundPlanner, type PlanningBounds } from './bounded-planner.ts';
import type { PlanNode, Planner } from './planner.ts';

const nothing: PlanNode = { kind: 'Sequence', nodes: [] };
const patient: PlanningBounds = { concurrentMax: 2, waitingMax: 2, timeoutMs: 60_000 };

/** A planner whose plans are ready when the test says so. */
function heldPlanner() {
  const begun: { document: string; end(): void; fail(): void }[] = [];
  const planner: Planner = {
    plan(document) {
      const { promise, resolve, reject } = Promise.withResolvers<PlanNode | undefined>();
      begun.push({ document, end: () => resolve(nothing), fail: () => reject(new Error('no plan')) });
      return promise;
    },
  };
  return { planner, begun, documents: () => begun.map(({ document }) => document) };
}

const settled = () => new Promise(setImmediate);

describe('planning', () => {
  it('goes on for so many operations at a time, and for the others in their order', async () => {
    const held = heldPlanner();
    const { plan } = boundPlanner(held.planner, patient);
    const plans = ['a', 'b', 'c', 'd'].map((document) => plan(document, undefined));
    expect(held.documents()).toEqual(['a', 'b']);
    held.begun[1]?.end();
    await settled();
    expect(held.documents()).toEqual(['a', 'b', 'c']);
    held.begun[0]?.fail();
    await expect(plans[0]).rejects.toThrow('no plan');
    await settled();
    expect(held.documents()).toEqual(['a', 'b', 'c', 'd']);
    for (const { end } of held.begun) end();
    expect(await Promise.all(plans.slice(1))).toEqual([nothing, nothing, nothing]);
  });

  it('is refused with a code when too many operations wait, and taken on again later', async () => {
    const held = heldPlanner();
    const { plan } = boundPlanner(held.planner, patient);
    const plans = ['a', 'b', 'c', 'd'].map((document) => plan(document, undefined));
    await expect(plan('e', undefined)).rejects.toMatchObject({
      message: 'Expected at most 2 operations to wait for a plan, got one more.',
      extensions: { code: 'GATEWAY_BUSY' },
    });
    held.begun[0]?.end();
    await plans[0];
    await settled();
    const later = plan('f', undefined);
    for (let turn = 0; turn < 5; turn += 1) {
      for (const { end } of held.begun) end();
      await settled();
    }
    expect(await Promise.all([...plans, later])).toHaveLength(5);
    expect(held.documents()).toEqual(['a', 'b', 'c', 'd', 'f']);
  });

  it('is waited for no longer than allowed; who waited for a turn loses it, a plan under way keeps it', async () => {
    const held = heldPlanner();
    const { plan } = boundPlanner(held.planner, { concurrentMax: 1, waitingMax: 5, timeoutMs: 20 });
    const late = { extensions: { code: 'GATEWAY_BUSY' }, message: 'Expected a plan within 20 ms, got none.' };
    const plans = [plan('a', undefined), plan('b', undefined)];
    await Promise.all(plans.map((each) => expect(each).rejects.toMatchObject(late)));
    const third = plan('c', undefined);
    expect(held.documents()).toEqual(['a']);
    held.begun[0]?.end();
    await settled();
    expect(held.documents()).toEqual(['a', 'c']);
    held.begun[1]?.end();
    expect(await third).toBe(nothing);
  });
});

it('an operation that finds no plan in time is answered 503 with its code', async () => {
  const held = heldPlanner();
  const sources = { words: { sdl: 'type Query { a: String b: String }', resolvers: {} } };
  const bounds = { concurrentMax: 1, waitingMax: 0, timeoutMs: 60_000 };
  const { executor } = createFederation(sources, { planner: held.planner, planning: bounds });
  await using gateway = await startGateway(executor);
  const first = gateway.post({ query: '{ a }' });
  await expect.poll(held.documents).toHaveLength(1);
  const refused = await gateway.post({ query: '{ b }' });
  expect([refused.status, codesOf(refused)]).toEqual([503, ['GATEWAY_BUSY']]);
  expect(gateway.logged).toEqual([]);
  held.begun[0]?.end();
  expect((await first).status).toBe(200);
});
