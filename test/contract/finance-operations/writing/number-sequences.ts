import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { contactBody } from '../scene/contacts.ts';
import { customerBody } from '../scene/customers.ts';
import { headerBody, kinds, makeHeader, makeLine } from '../scene/documents.ts';
import { make } from '../scene/make.ts';
import { nextName } from '../scene/names.ts';
import { recordAt } from '../scene/read.ts';
import { expectWriteRefused } from '../scene/refusals.ts';
import { withSettings } from '../scene/sandbox.ts';
import { sources } from '../sources.ts';

interface Numbered {
  readonly what: string;
  readonly set: string;
  readonly property: string;
  readonly rowType: string;
  readonly assumption: string;
  readonly setting: string;
  body(service: WireService): Promise<object>;
}

const numbered: readonly Numbered[] = [
  {
    what: 'A customer',
    set: 'CustomersV3',
    property: 'CustomerAccount',
    rowType: 'CustCustomerV3Entity',
    assumption: 'fo-customer-number-manual',
    setting: 'customers',
    body: (service) => customerBody(service),
  },
  {
    what: 'A contact person',
    set: 'CDSContactsV2',
    property: 'ContactPersonId',
    rowType: 'smmContactPersonCDSV2Entity',
    assumption: 'fo-contact-number-manual',
    setting: 'contacts',
    body: (service) => contactBody(service),
  },
  ...(['quotation', 'order'] as const).map(
    (kind): Numbered => ({
      what: kind === 'order' ? 'An order' : 'A quotation',
      set: kinds[kind].headers,
      property: kinds[kind].number,
      rowType: kinds[kind].headerRow,
      assumption: `fo-${kind}-number-manual`,
      setting: `${kind}s`,
      body: (service) => headerBody(service, kind),
    }),
  ),
];

/** Numbers that F&O gives. */
export const numberSequences: Chapter = {
  title: 'number sequences',
  cases: [
    ...numbered.flatMap(({ what, set, property, rowType, assumption, setting, body }): ContractCase[] => [
      {
        fact: `${what} without ${property} gets one`,
        source: sources.crudExamples,
        async run(service) {
          const { row, path } = await make(service, set, { ...(await body(service)), [property]: undefined });
          expect(row[property]).toMatch(/./);
          expect((await recordAt(service, path))[property]).toBe(row[property]);
        },
      },
      {
        fact: `${what} with an empty ${property} gets one, too`,
        source: sources.crudExamples,
        async run(service) {
          const { row } = await make(service, set, { ...(await body(service)), [property]: '' });
          expect(row[property]).toMatch(/./);
        },
      },
      {
        fact: `${what} never gets a number that another has`,
        source: sources.crudExamples,
        async run(service) {
          const made = [];
          for (let n = 0; n < 3; n += 1)
            made.push(await make(service, set, { ...(await body(service)), [property]: undefined }));
          expect(new Set(made.map(({ row }) => row[property])).size).toBe(3);
        },
      },
      {
        fact: `${what} keeps the ${property} that is given, where its sequence allows that`,
        source: sources.crudExamples,
        assumption,
        async run(service) {
          const number = nextName(service, 'N');
          const { row } = await make(service, set, { ...(await body(service)), [property]: number });
          expect(row[property]).toBe(number);
        },
      },
      {
        fact: `${what} with a given ${property} is refused, where its sequence allows no manual numbers`,
        source: sources.crudExamples,
        onlySandbox: 'it changes a number sequence',
        async run(service) {
          const given = { ...(await body(service)), [property]: nextName(service, 'N') };
          await withSettings(service, { manualNumbers: { [setting]: false } }, async () => {
            expectWriteRefused(await service.post(`${set}?cross-company=true`, given), rowType, /number/i);
            await make(service, set, { ...(await body(service)), [property]: undefined });
          });
        },
      },
    ]),
    ...(['quotation', 'order'] as const).flatMap((kind): ContractCase[] => [
      {
        fact: `Lots of ${kind} lines are always numbered, whatever is given`,
        source: sources.tenantMetadata,
        async run(service) {
          const { number } = await makeHeader(service, kind);
          const plain = await makeLine(service, kind, number);
          const given = await makeLine(service, kind, number, { InventoryLotId: 'MINE' });
          const lots = [plain.row.InventoryLotId, given.row.InventoryLotId];
          expect(lots).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
          expect(lots).not.toContain('MINE');
          expect(new Set(lots).size).toBe(2);
        },
      },
      {
        fact: `Lines of a ${kind} are counted from 1 where they bring no number`,
        source: sources.tenantMetadata,
        ...(kind === 'quotation' ? { assumption: 'fo-cds-quotation-line-key' } : {}),
        async run(service) {
          const { number } = await makeHeader(service, kind);
          const lines = [await makeLine(service, kind, number), await makeLine(service, kind, number)];
          expect(lines.map(({ row }) => row.LineCreationSequenceNumber)).toEqual([1, 2]);
        },
      },
      {
        fact: `A line of a ${kind} keeps the number that it brings, so that it can be found again`,
        source: sources.tenantMetadata,
        ...(kind === 'quotation' ? { assumption: 'fo-cds-quotation-line-key' } : {}),
        async run(service) {
          const { number } = await makeHeader(service, kind);
          const line = await makeLine(service, kind, number, { LineCreationSequenceNumber: 70 });
          expect(line.path).toContain('LineCreationSequenceNumber=70');
          const next = await makeLine(service, kind, number);
          expect(next.row.LineCreationSequenceNumber).toBe(71);
        },
      },
    ]),
  ],
};
