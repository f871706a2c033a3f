import { expect } from 'vitest';
import type { Operation } from '../../wire/batch.ts';
import type { Chapter } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { refusedChangeSet, sendChangeSet } from '../scene/answers-to-batch.ts';
import { headerBody, kinds, lineBody } from '../scene/documents.ts';
import { nextName } from '../scene/names.ts';
import { rowsOf } from '../scene/read.ts';
import { expectNotFound } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

type Kind = keyof typeof kinds;

/** Creates a header, whose number is known beforehand, and lines of it. */
async function documentOperations(
  service: WireService,
  kind: Kind,
  number: string,
  lines: readonly object[],
): Promise<Operation[]> {
  const { headers, lines: lineSet, number: numberName } = kinds[kind];
  const bodies = [
    { set: headers, body: await headerBody(service, kind, { [numberName]: number }) },
    ...(await Promise.all(
      lines.map(async (changes) => ({ set: lineSet, body: await lineBody(service, kind, number, changes) })),
    )),
  ];
  return bodies.map(({ set, body }, at) => ({
    method: 'POST',
    url: `${set}?cross-company=true`,
    body,
    contentId: String(at + 1),
  }));
}

const keyOf = (service: WireService, kind: Kind, number: string) =>
  `${kinds[kind].headers}(dataAreaId='${service.company}',${kinds[kind].number}='${number}')`;

/** A header with its lines: all or nothing. */
export const documentChangeSets: Chapter = {
  title: 'documents in one change set',
  cases: [
    ...(['quotation', 'order'] as const).flatMap((kind) => [
      {
        fact: `The header of a ${kind} and its lines are created in one change set`,
        source: sources.changeSetExample,
        async run(service: WireService) {
          const number = nextName(service, 'B');
          const operations = await documentOperations(service, kind, number, [{}, {}]);
          const answers = await sendChangeSet(service, operations);
          service.keep(`${keyOf(service, kind, number)}?cross-company=true`);
          expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
          expect(answers.map(({ json }) => json.LineCreationSequenceNumber)).toEqual([undefined, 1, 2]);
        },
      },
      {
        fact: `A line that is refused takes the header of the ${kind} and the other lines back`,
        source: sources.changeSetExample,
        async run(service: WireService) {
          const number = nextName(service, 'B');
          const operations = await documentOperations(service, kind, number, [{}, { ProductNumber: '~~~' }]);
          const { status, json } = await refusedChangeSet(service, operations);
          expect([status, json.error.innererror.message]).toEqual([500, expect.stringContaining("'~~~'")]);
          expectNotFound(await service.get(`${keyOf(service, kind, number)}?cross-company=true`));
          const left = await rowsOf(service, kinds[kind].lines, {
            $filter: `${kinds[kind].number} eq '${number}'`,
          });
          expect(left).toEqual([]);
        },
      },
    ]),
  ],
};
