import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchange, type WireAnswer } from './fuzz/exchange.ts';
import { financeOperationsCorpus } from './fuzz/finance-operations-corpus.ts';
import { mutate, mutation } from './fuzz/mutation.ts';
import { salesCorpus } from './fuzz/sales-corpus.ts';
import { openSubject } from './fuzz/subject.ts';
import { faultOf, isRefusal, type System } from './fuzz/verdict.ts';
import type { WireRequest } from './fuzz/wire-request.ts';

/** `FUZZ_RUNS=100000 FUZZ_SEED=7 npm test -- test/properties/fuzz` looks further, or again. */
const runs = Number(process.env.FUZZ_RUNS ?? 4_000);
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Without FUZZ_RUNS nothing begins after this: the test is one of many then. */
const beginWithinMs = process.env.FUZZ_RUNS === undefined ? 15_000 : Number.POSITIVE_INFINITY;
/** Requests after which the services begin anew, so that those of the corpus still find what they are about. */
const runsOfOneSandbox = 4_000;

describe.each<[System, readonly WireRequest[]]>([
  ['sales', salesCorpus],
  ['financeOperations', financeOperationsCorpus],
])('a request to %s that is right but for a few places', (system, corpus) => {
  it(
    `is answered in time, never with a failure of the sandbox's own, and changes nothing when it is refused or only reads (FUZZ_SEED=${seed})`,
    async () => {
      let subject = await openSubject(system, corpus);
      const statuses = new Map<number, number>();
      const startedAt = performance.now();
      let run = 0;
      let changes = 0;
      const fuzzed = fc.asyncProperty(
        fc.nat(),
        fc.array(mutation, { maxLength: 3 }),
        async (base, mutations) => {
          if (performance.now() - startedAt > beginWithinMs) return;
          run += 1;
          if (run % runsOfOneSandbox === 0) {
            await subject[Symbol.asyncDispose]();
            subject = await openSubject(system, corpus);
          }
          const request = mutations.reduce(
            (made, each) => mutate(made, each, subject.corpus),
            subject.corpus[base % subject.corpus.length] as WireRequest,
          );
          const before = subject.version();
          const answer = await exchange(subject.port, request).catch((error: Error) => error);
          const fault = answer instanceof Error ? answer.message : faultOf(system, request, answer);
          if (fault !== undefined || answer instanceof Error)
            throw new Error(`${fault}\n${shown(request, answer)}`);
          const isChanged = subject.version() !== before;
          if (isChanged && (isRefusal(answer) || request.method === 'GET'))
            throw new Error(
              `a ${request.method} answered ${answer?.status} that changed something\n${shown(request, answer)}`,
            );
          if (isChanged) changes += 1;
          const status = answer?.status ?? 0;
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          if (request.target.startsWith('/__sandbox/') && status < 300) await subject.restore();
        },
      );
      try {
        await fc.assert(fuzzed, { numRuns: runs, seed });
      } finally {
        await subject[Symbol.asyncDispose]();
      }
      // Requests that are all turned away at the door would prove nothing; a busy machine gets less far within the time.
      if (run < 1_500) return;
      for (const status of [200, 201, 204, 400, 404, 412])
        expect(statuses.get(status), `${status} of ${run}`).toBeGreaterThan(0);
      expect(changes).toBeGreaterThan(run / 50);
    },
    60_000 + runs * 20,
  );
});

function shown(
  { method, target, headers, body }: WireRequest,
  answer: WireAnswer | Error | undefined,
): string {
  const answered =
    answer === undefined || answer instanceof Error
      ? ''
      : `${answer.status}\n${answer.body.toString().slice(0, 2_000)}`;
  return `${method} ${target.slice(0, 2_000)}\n${headers.map((header) => header.join(': ')).join('\n')}\n\n${body.slice(0, 4_000)}\n\n${answered}`;
}
