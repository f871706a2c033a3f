import { randomUUID } from 'node:crypto';
import type { WireAnswer } from '../../support/systems.ts';
import { ids } from '../../sync/start-flows.ts';
import type { Edit } from './edit.ts';
import type { World } from './world.ts';

const any = { 'if-match': '*' };

/** Does it as a person would, over HTTP; what the system refuses at that moment is refused. */
export async function carryOut(each: Edit, world: World): Promise<void> {
  const answer = await attempt(each, world);
  // A fault may take this person's own answer: then nobody knows.
  if (answer !== undefined && answer.status < 300)
    world.taken.set(each.kind, (world.taken.get(each.kind) ?? 0) + 1);
}

async function attempt(each: Edit, world: World): Promise<WireAnswer | undefined> {
  const { flows, accounts, contacts, products, quotes } = world;
  const pick = <T>(list: readonly T[], index = each.which): T | undefined => list[index % list.length];
  const sales = (method: string, path: string, body?: object) =>
    flows.systems.sales(method, path, body, method === 'POST' ? {} : any).catch(() => undefined);
  const financeOperations = (method: string, path: string, body?: object) =>
    flows.systems
      .financeOperations(method, `${path}?cross-company=true`, body, method === 'POST' ? {} : any)
      .catch(() => undefined);
  /** A write of what F&O owns, remembered unless its answer is lost. */
  const ofFinanceOperations = async (path: string, values: Record<string, unknown>) => {
    const answer = await financeOperations('PATCH', path, values);
    const unsure = answer === undefined;
    if (unsure || answer.status < 300) world.ownedByFinanceOperations.set(path, unsure ? undefined : values);
    return answer;
  };

  const account = pick(accounts);
  const contact = pick(contacts);
  const productNumber = pick(products) ?? '';
  const quoteNumber = pick(quotes) ?? '';
  const customerPath = `CustomersV3(dataAreaId='usmf',CustomerAccount='${account?.number}')`;
  const personPath = `CDSContactsV2(dataAreaId='usmf',ContactPersonId='${contact?.number}')`;
  const productPath = `SellableReleasedProducts(dataAreaId='usmf',ProductNumber='${productNumber}')`;
  const quotationPath = `CDSSalesQuotationHeaders(dataAreaId='usmf',SalesQuotationNumber='${quoteNumber}')`;
  const linePath = (line: number) =>
    `CDSSalesQuotationLines(dataAreaId='usmf',SalesQuotationNumber='${quoteNumber}',LineCreationSequenceNumber=${line})`;
  const inState = async (...states: number[]) => {
    const rows = await flows.rowsOfSales(
      `quotes?$select=quoteid,statecode&$filter=quotenumber eq '${quoteNumber}'&$orderby=revisionnumber desc`,
    );
    const found = rows.find(({ statecode }) => states.includes(Number(statecode)));
    return found && String(found.quoteid);
  };
  const open = () => inState(0, 1);
  const lineOf = async (index: number) => {
    const quote = await open();
    if (quote === undefined) return undefined;
    const rows = await flows.rowsOfSales(
      `quotedetails?$select=quotedetailid&$filter=_quoteid_value eq ${quote}&$orderby=sequencenumber`,
    );
    return pick(rows, index)?.quotedetailid;
  };
  const quotationLine = async (index: number) => {
    const lines = (await flows.quotation(quoteNumber))?.lines ?? [];
    return pick(
      lines.filter((line) => Number(line.LineCreationSequenceNumber) < firstAdded),
      index,
    )?.LineCreationSequenceNumber;
  };
  const close = async (action: string, Status: number) => {
    const quote = await inState(1);
    const QuoteClose = { subject: 'Over', 'quoteid@odata.bind': `/quotes(${quote})` };
    return quote === undefined ? undefined : sales('POST', action, { Status, QuoteClose });
  };

  switch (each.kind) {
    case 'account changed': {
      const { name, fax, city, country } = each;
      return sales('PATCH', `accounts(${account?.id})`, {
        name,
        fax,
        address1_city: city,
        address1_country: country,
      });
    }
    case 'account state':
      return sales('PATCH', `accounts(${account?.id})`, state(each.active));
    case 'contact changed': {
      const { lastname, jobtitle, city, country } = each;
      return sales('PATCH', `contacts(${contact?.id})`, {
        lastname,
        jobtitle,
        address1_city: city,
        address1_country: country,
      });
    }
    case 'contact state':
      return sales('PATCH', `contacts(${contact?.id})`, state(each.active));
    case 'contact moved': {
      const to = each.account === null ? null : `/accounts(${accounts[each.account]?.id})`;
      return sales('PATCH', `contacts(${contact?.id})`, { 'parentcustomerid_account@odata.bind': to });
    }
    case 'contact quoted':
      // At most one contact of a history, so that the others stay contact persons.
      return sales('POST', 'quotes', {
        quoteid: randomUUID(),
        quotenumber: `${contacts[0]?.number}-Q`,
        name: 'For a person',
        'customerid_contact@odata.bind': `/contacts(${contacts[0]?.id})`,
        'pricelevelid@odata.bind': `/pricelevels(${ids.priceList})`,
      });
    case 'product changed': {
      const { name: ProductName, price: SalesPrice, cost: UnitCost } = each;
      return financeOperations('PATCH', productPath, { ProductName, SalesPrice, UnitCost });
    }
    case 'product unit':
      return financeOperations('PATCH', productPath, { SalesUnitSymbol: each.unit });
    case 'quote changed': {
      const { name, city, country } = each;
      const quote = await open();
      return quote === undefined
        ? undefined
        : sales('PATCH', `quotes(${quote})`, { name, shipto_city: city, shipto_country: country });
    }
    case 'line added': {
      const quote = await open();
      const line = await flows.line(products[each.product] ?? '', {
        quantity: each.quantity,
        manualdiscountamount: each.discount,
        ispriceoverridden: true,
        priceperunit: each.price,
      });
      return quote === undefined
        ? undefined
        : sales('POST', 'quotedetails', { ...line, 'quoteid@odata.bind': `/quotes(${quote})` });
    }
    case 'line changed': {
      const line = await lineOf(each.line);
      const { quantity, price: priceperunit } = each;
      return line === undefined
        ? undefined
        : sales('PATCH', `quotedetails(${line})`, { quantity, ispriceoverridden: true, priceperunit });
    }
    case 'line removed': {
      const line = await lineOf(each.line);
      return line === undefined ? undefined : sales('DELETE', `quotedetails(${line})`);
    }
    case 'write-in added': {
      const quote = await open();
      const line = {
        isproductoverridden: true,
        productdescription: 'Delivery',
        quantity: 1,
        priceperunit: 5,
      };
      return quote === undefined
        ? undefined
        : sales('POST', 'quotedetails', { ...line, 'quoteid@odata.bind': `/quotes(${quote})` });
    }
    case 'quote activated': {
      const quote = await inState(0);
      return quote === undefined
        ? undefined
        : sales('PATCH', `quotes(${quote})`, { statecode: 1, statuscode: 2 });
    }
    case 'quote won':
      return close('WinQuote', 4);
    case 'quote lost':
      return close('CloseQuote', 5);
    case 'quote revised': {
      const quote = await inState(1, 3);
      return quote === undefined
        ? undefined
        : sales('POST', 'ReviseQuote', { QuoteId: quote, ColumnSet: { AllColumns: true } });
    }
    case 'customer overreached':
      return financeOperations('PATCH', customerPath, { OrganizationName: each.name });
    case 'customer mark':
      return financeOperations('PATCH', customerPath, { IsExternallyMaintained: 'No' });
    case 'contact person overreached':
      return financeOperations('PATCH', personPath, { LastName: each.name });
    case 'contact person deleted':
      world.ownedByFinanceOperations.delete(personPath);
      return financeOperations('DELETE', personPath);
    case 'product overreached': {
      const id = (await flows.product(productNumber))?.productid;
      return sales('PATCH', `products(${id})`, { name: each.name, price: each.price });
    }
    case 'product mark': {
      const id = (await flows.product(productNumber))?.productid;
      return sales('PATCH', `products(${id})`, { msdynce_ismaintainedexternally: false });
    }
    case 'quotation overreached':
      return financeOperations('PATCH', quotationPath, { SalesQuotationName: each.name });
    case 'quotation line overreached': {
      const line = await quotationLine(each.line);
      return line === undefined
        ? undefined
        : financeOperations('PATCH', linePath(Number(line)), { RequestedSalesQuantity: each.quantity });
    }
    case 'quotation line deleted': {
      const line = await quotationLine(each.line);
      return line === undefined ? undefined : financeOperations('DELETE', linePath(Number(line)));
    }
    case 'quotation line added': {
      const line = firstAdded + each.which;
      const answer = await financeOperations('POST', 'CDSSalesQuotationLines', {
        dataAreaId: 'usmf',
        SalesQuotationNumber: quoteNumber,
        LineCreationSequenceNumber: line,
        ProductNumber: products[each.product],
        RequestedSalesQuantity: each.quantity,
      });
      const unsure = answer === undefined;
      if (unsure || answer.status < 300)
        world.addedInFinanceOperations.set(`${quoteNumber}/${line}`, unsure ? undefined : each.quantity);
      return answer;
    }
    case 'quotation deleted': {
      const answer = await financeOperations('DELETE', quotationPath);
      // The lines of F&O's own went with it.
      if (answer === undefined || answer.status < 300)
        for (const key of world.addedInFinanceOperations.keys())
          if (key.startsWith(`${quoteNumber}/`)) world.addedInFinanceOperations.delete(key);
      return answer;
    }
    case 'customer rated':
      return ofFinanceOperations(customerPath, { CreditRating: each.rating });
    case 'contact person noted':
      return ofFinanceOperations(personPath, { SpouseName: each.spouse });
    case 'everything settles':
      await flows.settled();
      return { status: 200 } as WireAnswer;
    default:
      throw new Error(`Unknown edit ${JSON.stringify(each satisfies never)}.`);
  }
}

/** Lines that F&O adds by itself are numbered from here on. */
export const firstAdded = 900;

const state = (active: boolean) =>
  active ? { statecode: 0, statuscode: 1 } : { statecode: 1, statuscode: 2 };
