import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { once } from '../../wire/once.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { create, createAccount, createContact } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

/** A row of each table to write into. */
const rows: Readonly<Record<string, (service: WireService) => Promise<string>>> = {
  account: once(async (service) => `accounts(${await createAccount(service)})`),
  contact: once(async (service) => `contacts(${await createContact(service)})`),
  quote: once(async (service) => `quotes(${await create(service, 'quotes', { name: service.mark })})`),
  salesorder: once(
    async (service) => `salesorders(${await create(service, 'salesorders', { name: service.mark })})`,
  ),
  invoice: once(async (service) => `invoices(${await create(service, 'invoices', { name: service.mark })})`),
};

const address = (prefix: string) =>
  `${prefix}_city 80, ${prefix}_country 80, ${prefix}_line1 250, ${prefix}_line2 250, ${prefix}_postalcode 20, ${prefix}_stateorprovince 50`;

/** Texts that prospect to cash carries, with their lengths. */
const texts: Readonly<Record<string, string>> = {
  account: `name 160, description 2000, emailaddress1 100, fax 50, telephone1 50, websiteurl 200, primarytwitterid 128, sic 20, ${address('address1')}, address1_county 50, ${address('address2')}, address2_county 50`,
  contact: `firstname 50, lastname 50, middlename 50, jobtitle 100, department 100, governmentid 50, emailaddress1 100, fax 50, telephone1 50, websiteurl 200, description 2000, spousesname 100, salutation 100, suffix 10, ${address('address1')}, address1_county 50, address1_postofficebox 20, ${address('address2')}, ${address('address3')}`,
  quote: `name 300, description 2000, emailaddress 100, billto_name 200, shipto_name 200, ${address('shipto')}, ${address('billto')}`,
  salesorder: `name 300, description 2000, emailaddress 100, billto_name 200, shipto_name 200, ${address('shipto')}, ${address('billto')}`,
  invoice: `name 300, description 2000, emailaddress 100, billto_name 200, shipto_name 200, ${address('shipto')}, ${address('billto')}`,
};

function lengthCase(table: string, text: string): ContractCase {
  const [column = '', length = ''] = text.split(' ');
  const most = Number(length);
  return {
    fact: `${table}.${column} takes ${most} characters and no more`,
    source: sources.codes,
    async run(service) {
      const path = (await rows[table]?.(service)) ?? '';
      const letters = (count: number) => 'x'.repeat(count);
      // An address of mail or of the web is one that its column takes.
      const full = column.startsWith('emailaddress')
        ? `${letters(most - 6)}@x.com`
        : column === 'websiteurl'
          ? `https://${letters(most - 8)}`
          : letters(most);
      const taken = await service.patch(path, { [column]: full });
      expect(taken.status, taken.text).toBe(204);
      const { json } = await service.get(`${path}?$select=${column}`);
      expect(json[column]).toBe(full);
      expectRefusal(
        await service.patch(path, { [column]: `${full}x` }),
        400,
        '0x80044331',
        `A validation error occurred.  The length of the '${column}' attribute of the '${table}' entity exceeded the maximum allowed length of '${most}'.`,
      );
    },
  };
}

/** How long texts may be. */
export const lengths: Chapter = {
  title: 'lengths of texts',
  cases: Object.entries(texts).flatMap(([table, list]) =>
    list.split(', ').map((text) => lengthCase(table, text)),
  ),
};
