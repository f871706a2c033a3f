import { firstAdded } from './carry-out.ts';
import type { World } from './world.ts';

type Row = Record<string, unknown>;

/**
 * Reads both systems and says in words where they do not agree by the rules of prospect to cash. The rules are written
 * here once more by hand: neither templates nor planner are asked.
 */
export async function disagreements(world: World): Promise<string[]> {
  const found: string[] = [];
  const differ = (name: string, expected: Row, actual: Row | undefined) => {
    if (actual === undefined) {
      found.push(`${name}: is not there`);
      return;
    }
    for (const [property, value] of Object.entries(expected))
      if (normal(actual[property]) !== normal(value))
        found.push(`${name}: ${property} is ${actual[property]}, expected ${value}`);
  };
  for (const account of world.accounts) differ(account.number, ...(await customerPair(world, account)));
  for (const contact of world.contacts) {
    const pair = await contactPair(world, contact);
    if (pair) differ(contact.number, ...pair);
  }
  for (const number of world.products) {
    const [expected, copies, amount] = await productPair(world, number);
    if (copies.length !== 1) found.push(`${number}: ${copies.length} copies`);
    differ(number, expected, copies[0]);
    differ(`${number} on the price list`, { amount: expected.price }, { amount });
  }
  for (const number of world.quotes) found.push(...(await quoteDisagreements(world, number, differ)));
  for (const [path, values] of world.ownedByFinanceOperations)
    if (values) {
      const row = await world.flows.financeOperations(path);
      if (row) differ(path, values, row);
    }
  return found;
}

async function customerPair({ flows }: World, { id, number }: World['accounts'][number]) {
  const account = (await flows.sales(`accounts(${id})`)) ?? {};
  const customer = await flows.financeOperations(
    `CustomersV3(dataAreaId='usmf',CustomerAccount='${number}')`,
  );
  return [
    {
      OrganizationName: account.name,
      PrimaryContactFax: account.fax,
      AddressCity: account.address1_city,
      AddressCountryRegionISOCode: countryOf(account.address1_country),
      AddressDescription: account.name,
      IsExternallyMaintained: 'Yes',
      PartyNumber: number,
      CustomerGroupId: '10',
    } as Row,
    customer,
  ] as const;
}

/** Undefined where nothing is asked of F&O: what is not sent keeps whatever copy it has. */
async function contactPair({ flows }: World, { id, number }: World['contacts'][number]) {
  const contact = (await flows.sales(`contacts(${id})`)) ?? {};
  const person = await flows.financeOperations(
    `CDSContactsV2(dataAreaId='usmf',ContactPersonId='${number}')`,
  );
  const quotes = await flows.rowsOfSales(`quotes?$select=quoteid&$filter=_customerid_value eq ${id}`);
  if (quotes.length > 0 || contact._accountid_value == null) return undefined;
  if (contact.statecode === 1 && person === undefined) return undefined;
  const account = await flows.sales(`accounts(${contact._accountid_value})`);
  const hasAddress = [contact.address1_city, contact.address1_country].some((value) => value != null);
  return [
    {
      LastName: contact.lastname,
      EmploymentProfession: contact.jobtitle,
      PrimaryAddressCity: contact.address1_city,
      PrimaryAddressCountryRegionISOCode: hasAddress ? countryOf(contact.address1_country) : '',
      IsInactive: contact.statecode === 1 ? 'Yes' : 'No',
      AssociatedPartyNumber: account?.accountnumber,
      IsContactPersonExternallyMaintained: 'Yes',
    } as Row,
    person,
  ] as const;
}

async function productPair({ flows }: World, number: string) {
  const product = await flows.financeOperations(
    `SellableReleasedProducts(dataAreaId='usmf',ProductNumber='${number}')`,
  );
  const copies = await flows.rowsOfSales(
    `products?$filter=productnumber eq '${number}'&$expand=defaultuomid($select=name),pricelevelid($select=name)`,
  );
  const [copy] = copies;
  const unit = copy?.defaultuomid as Row | undefined;
  const list = copy?.pricelevelid as Row | undefined;
  const items = await flows.rowsOfSales(
    `productpricelevels?$filter=_productid_value eq ${copy?.productid} and _uomid_value eq ${copy?._defaultuomid_value}`,
  );
  const expected: Row = {
    name: product?.ProductName,
    price: product?.SalesPrice,
    currentcost: product?.UnitCost,
    unit: product?.SalesUnitSymbol,
    priceList: 'USD list',
    msdynce_ismaintainedexternally: true,
  };
  const shown = copies.map((row) => ({ ...row, unit: unit?.name, priceList: list?.name }) as Row);
  return [expected, shown, items[0]?.amount] as const;
}

async function quoteDisagreements(
  { flows, addedInFinanceOperations }: World,
  number: string,
  differ: (name: string, expected: Row, actual: Row | undefined) => void,
): Promise<string[]> {
  const revisions = await flows.rowsOfSales(
    `quotes?$filter=quotenumber eq '${number}'&$expand=customerid_account($select=accountnumber)`,
  );
  const quotation = await flows.quotation(number);
  const active = revisions.filter(({ statecode }) => statecode === 1);
  if (active.length > 1) return [`${number}: ${active.length} active revisions`];
  const isUntouched = revisions.every(({ statecode }) => statecode === 0);
  if (isUntouched && quotation !== undefined) return [`${number}: was sent as a draft`];
  const [quote] = active;
  // Won, lost, revised: no further writes, the copy stays as it is.
  if (quote === undefined) return [];
  const lines = await flows.rowsOfSales(
    `quotedetails?$filter=_quoteid_value eq ${quote.quoteid}&$expand=productid($select=productnumber,msdynce_ismaintainedexternally),uomid($select=name)`,
  );
  const isCarried = lines.every(
    ({ productid }) => (productid as Row | null)?.msdynce_ismaintainedexternally === true,
  );
  if (!isCarried) return [];

  const hasAddress = [quote.shipto_city, quote.shipto_country].some((value) => value != null);
  differ(
    number,
    {
      RequestingCustomerAccountNumber: (quote.customerid_account as Row).accountnumber,
      SalesQuotationName: quote.name,
      CurrencyCode: 'USD',
      DeliveryAddressCity: quote.shipto_city,
      DeliveryAddressCountryRegionISOCode: hasAddress ? countryOf(quote.shipto_country) : '',
      DeliveryAddressDescription: hasAddress ? quote.name : '',
    },
    quotation?.header,
  );
  const copies = new Map(quotation?.lines.map((line) => [Number(line.LineCreationSequenceNumber), line]));
  for (const line of lines) {
    const at = Number(line.sequencenumber);
    differ(
      `${number} line ${at}`,
      {
        ProductNumber: (line.productid as Row).productnumber,
        RequestedSalesQuantity: line.quantity,
        SalesUnitSymbol: (line.uomid as Row).name,
        TotalDiscountAmount: line.manualdiscountamount ?? 0,
        SalesPrice: line.priceperunit,
      },
      copies.get(at),
    );
    copies.delete(at);
  }
  for (const [key, quantity] of addedInFinanceOperations) {
    const [of, at] = key.split('/');
    if (of !== number) continue;
    if (quantity !== undefined)
      differ(`${number} line ${at} of F&O`, { RequestedSalesQuantity: quantity }, copies.get(Number(at)));
    copies.delete(Number(at));
  }
  return [...copies.keys()].map((at) =>
    at < firstAdded
      ? `${number} line ${at}: Sales has no such line`
      : `${number} line ${at}: nobody added it`,
  );
}

const countries: Record<string, string> = { Germany: 'DE', usa: 'US', GB: 'GB' };
/** Blank is the default country. */
const countryOf = (given: unknown) => countries[String(given)] ?? 'US';
/** Empty in F&O is '' where it is null in Sales. */
const normal = (value: unknown) => (value === undefined || value === null ? '' : String(value));
