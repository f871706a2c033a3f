import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { once } from '../../wire/once.ts';
import { metadataDocument, metadataUrl } from '../scene/metadata.ts';
import { sources } from '../sources.ts';

interface Enumeration {
  readonly name: string;
  /** Members seen in payloads and queries. */
  readonly seen?: string;
  /** Members of which nothing published tells. */
  readonly assumed?: string;
}

const enumerations: readonly Enumeration[] = [
  { name: 'NoYes', seen: 'No Yes' },
  { name: 'SalesStatus', seen: 'None Backorder Delivered Invoiced Canceled' },
  {
    name: 'SalesQuotationStatus',
    seen: 'Created Sent Confirmed Lost',
    assumed: 'Cancelled Reset Modified Submitted Approved Revised',
  },
  {
    name: 'SalesOrderProcessingStatus',
    assumed:
      'Active Confirmed PartiallyPicked Picked PartiallyPacked Packed PartiallyShipped Shipped PartiallyInvoiced Invoiced Cancelled',
  },
  { name: 'SalesDeliveryDateControlType', assumed: 'None SalesLeadTime ATP ATPPlusIssueMargin CTP' },
  { name: 'CustVendorBlocked', assumed: 'No Invoice All Payment Requisition Never PurchaseOrder' },
  { name: 'InvoiceOrderAccount', assumed: 'InvoiceAccount OrderAccount' },
  { name: 'EcoResProductType', assumed: 'Item Service' },
];

interface Described {
  readonly Members: readonly { readonly Name: string; readonly Value: unknown }[];
}

const known = once(async () => new Map<string, Described>());

/** Members of the enumerations that documents and customers use. */
export const enumerationMembers: Chapter = {
  title: 'members of enumerations',
  cases: enumerations.flatMap(({ name, seen = '', assumed = '' }) => [
    ...words(seen).map((member) => memberCase(name, member)),
    ...words(assumed).map((member) => memberCase(name, member, 'fo-enum-members')),
  ]),
};

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

function memberCase(name: string, member: string, assumption?: string): ContractCase {
  return {
    fact: `${name} has the member ${member}`,
    source: assumption === undefined ? sources.queryExamples : sources.metadata,
    ...(assumption === undefined ? {} : { assumption }),
    readsOnly: true,
    async run(service) {
      const described = await known(service);
      const found =
        described.get(name) ??
        ((await service.get(metadataUrl(service, `PublicEnumerations('${name}')`)))
          .json as unknown as Described);
      described.set(name, found);
      const value = found.Members.find(({ Name }) => Name === member)?.Value;
      expect(value).toEqual(expect.any(Number));
      const { text } = await metadataDocument(service);
      const start = text.indexOf(`<EnumType Name="${name}"`);
      expect(text.slice(start, text.indexOf('</EnumType>', start))).toContain(
        `<Member Name="${member}" Value="${value}"`,
      );
    },
  };
}
