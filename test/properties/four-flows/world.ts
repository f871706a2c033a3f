import { type FlowTest, ids } from '../../sync/start-flows.ts';

/** The records that one history of edits is about; every history has its own. */
export interface World {
  readonly flows: FlowTest;
  readonly accounts: readonly { readonly id: string; readonly number: string }[];
  readonly contacts: readonly { readonly id: string; readonly number: string }[];
  /** Product numbers. */
  readonly products: readonly string[];
  /** Quote numbers. */
  readonly quotes: readonly string[];
  /** Lines that somebody added to a quotation in F&O, as `number/line`, with their quantity; undefined once unsure. */
  readonly addedInFinanceOperations: Map<string, number | undefined>;
  /** What somebody wrote into columns that F&O owns: path → values; undefined once unsure. */
  readonly ownedByFinanceOperations: Map<string, Record<string, unknown> | undefined>;
  /** How often each kind of edit was taken by the system it was made in. */
  readonly taken: Map<string, number>;
}

export const box = '4b3e5b57-5ee5-4a5c-9a77-0d8a4a3d9fb0';

/** Once per systems: the second unit of the group, on both sides. */
export async function prepareUnits({ create, systems }: FlowTest): Promise<void> {
  await create('uoms', {
    uomid: box,
    name: 'box',
    quantity: 10,
    'baseuom@odata.bind': `/uoms(${await eachOf(systems)})`,
    'uomscheduleid@odata.bind': `/uomschedules(${ids.group})`,
  });
  await systems.financeOperations('POST', 'UnitsOfMeasure', { UnitSymbol: 'box', UnitDescription: 'Box' });
}

async function eachOf({ sales }: FlowTest['systems']): Promise<string> {
  const filter = `_uomscheduleid_value eq ${ids.group} and name eq 'ea'`;
  const { body } = await sales('GET', `uoms?$select=uomid&$filter=${filter}`);
  return String((body.value as { uomid: string }[])[0]?.uomid);
}

export async function createWorld(flows: FlowTest, turn: number): Promise<World> {
  const name = (kind: string, index: number) => `R${turn}-${kind}${index}`;
  const several = <T>(count: number, make: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, index) => make(index)));
  const products = await several(3, async (index) => {
    const item = name('P', index);
    // The last one is a variant: a product of its own, under a number that says so.
    const number = index === 2 ? `${item}:::Black` : item;
    await flows.releaseProduct(number, { ItemNumber: item });
    return number;
  });
  const accounts = await several(2, async (index) => {
    const number = name('A', index);
    return { number, id: await flows.account(number) };
  });
  const contacts = await several(3, async (index) => {
    const number = name('C', index);
    const id = await flows.create('contacts', {
      msdynce_contactnumber: number,
      lastname: `Contact ${index}`,
      'parentcustomerid_account@odata.bind': `/accounts(${accounts[index % 2]?.id})`,
    });
    return { number, id };
  });
  // A line needs its product in Sales.
  await flows.settled();
  const quotes = await several(3, async (index) => {
    const number = name('Q', index);
    const lines = [0, 1, 2].map((product) =>
      flows.line(products[product] ?? '', { quantity: 1 + index + product }),
    );
    await flows.quote(number, accounts[index % 2]?.id ?? '', await Promise.all(lines));
    return number;
  });
  return {
    flows,
    accounts,
    contacts,
    products,
    quotes,
    addedInFinanceOperations: new Map(),
    ownedByFinanceOperations: new Map(),
    taken: new Map(),
  };
}
