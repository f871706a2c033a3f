import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import type { GraphQLClient } from '../support/graphql-client.ts';
import {
  nothingPending,
  type StartedGateway,
  startTwoProcesses,
  type TwoProcesses,
} from '../support/two-processes.ts';

describe('kill -9 while a quote is sent', () => {
  let world: TwoProcesses;
  /** The process that is alive; each test kills it and goes on with the next. */
  let gateway: StartedGateway;
  let id: string;
  let number: string;

  const start = async () => {
    gateway = await world.start('--delta-interval-ms', '50');
  };
  beforeAll(async () => {
    world = await startTwoProcesses();
    await start();
    await nothingPending(gateway.client);
  }, 60_000);
  afterAll(async () => {
    await gateway[Symbol.asyncDispose]();
    await world[Symbol.asyncDispose]();
  });

  beforeEach(async () => {
    const { createQuote } = await gateway.client.data<{
      createQuote: { quote: { id: string; number: string } };
    }>(
      `mutation { createQuote(input: { name: "Killed", customer: "usmf:US-001", lines: [
        { productNumber: "D0001", quantity: "2" }, { productNumber: "D0002", quantity: "3", discount: "1.50" },
        { productNumber: "D0001", quantity: "4" }, { productNumber: "D0003", quantity: "5" }] }) { quote { id number } } }`,
    );
    ({ id, number } = createQuote.quote);
  });

  const admin = () => world.sandbox.financeOperations.admin;
  const hold = (kind: 'hold-before' | 'hold-after-commit') =>
    admin().addFault({ match: { method: 'POST', path: '$batch', times: 1 }, action: { kind } });
  const activate = async () => {
    await gateway.client.data('mutation ($id: ID!) { activateQuote(input: { id: $id }) { quote { id } } }', {
      id,
    });
    await eventually(async () => (await admin().held()) === 1);
  };
  const die = async () => {
    await gateway.process.signal('SIGKILL');
    await admin().clearFaults();
  };
  /** Header and lines as F&O holds them, past the gateway. */
  const quotation = async () => {
    const rows = async (entitySet: string, orderby: string) => {
      const filter = `dataAreaId eq 'usmf' and SalesQuotationNumber eq '${number}'`;
      const answer = await world.systems.financeOperations(
        'GET',
        `${entitySet}?cross-company=true&$filter=${filter}&$orderby=${orderby}`,
      );
      return answer.body.value as Record<string, unknown>[];
    };
    return {
      headers: await rows('CDSSalesQuotationHeaders', 'SalesQuotationNumber'),
      lines: await rows('CDSSalesQuotationLines', 'LineCreationSequenceNumber'),
    };
  };
  const linesInSales = async () => {
    const filter = `quoteid/quotenumber eq '${number}' and quoteid/statecode eq 1`;
    const { body } = await world.systems.sales(
      'GET',
      `quotedetails?$select=quotedetailid,sequencenumber,quantity&$filter=${filter}&$orderby=sequencenumber`,
    );
    return body.value as { quotedetailid: string; sequencenumber: number; quantity: number }[];
  };
  /** A new process: what it ends in is what Sales has, once, and a pass over all quotes finds nothing to write. */
  const expectOneWholeQuotation = async () => {
    await start();
    await eventually(async () => (await stateOf(gateway.client, id)) === 'SETTLED');
    const { headers, lines } = await quotation();
    const expected = await linesInSales();
    expect(expected.length).toBeGreaterThan(2);
    expect(headers).toHaveLength(1);
    expect(lines.map((line) => [line.LineCreationSequenceNumber, line.RequestedSalesQuantity])).toEqual(
      expected.map((line) => [line.sequencenumber, line.quantity]),
    );
    await nothingPending(gateway.client);
    await expectPassWithoutWrites(gateway.client);
  };
  const expectPassWithoutWrites = async (client: GraphQLClient) => {
    await world.sandbox.sales.admin.clearRequests();
    await admin().clearRequests();
    const { triggerSync } = await client.data<{ triggerSync: { id: string } }>(
      'mutation { triggerSync(entity: QUOTE, all: true) { id } }',
    );
    await eventually(async () => {
      const { syncRun } = await client.data<{ syncRun: { state: string } }>(
        'query ($id: ID!) { syncRun(id: $id) { state } }',
        { id: triggerSync.id },
      );
      return syncRun.state === 'COMPLETED';
    });
    const requests = [...(await world.sandbox.sales.admin.requests()), ...(await admin().requests())];
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  };

  it('before F&O has carried anything out: nothing of it is there, and the next process sends it whole', async () => {
    await hold('hold-before');
    await activate();
    await die();
    expect(await quotation()).toEqual({ headers: [], lines: [] });
    await expectOneWholeQuotation();
  }, 60_000);

  it('after F&O has carried it out and before the ledger knows: all of it is there, and nothing twice', async () => {
    await hold('hold-after-commit');
    await activate();
    const { headers, lines } = await quotation();
    expect([headers.length, lines.length]).toEqual([1, (await linesInSales()).length]);
    await die();
    await expectOneWholeQuotation();
  }, 60_000);

  it('and a line is taken off before the next process comes: it goes in F&O as well', async () => {
    await hold('hold-after-commit');
    await activate();
    await die();
    const [, second] = await linesInSales();
    const { status } = await world.systems.sales('DELETE', `quotedetails(${second?.quotedetailid})`);
    expect(status).toBe(204);
    await expectOneWholeQuotation();
  }, 60_000);

  it('and the quote is revised before the next process comes: the quotation is that of the revision', async () => {
    const { sales } = world.systems;
    await hold('hold-after-commit');
    await activate();
    await die();
    const { body } = await sales('GET', `quotes?$select=quoteid&$filter=quotenumber eq '${number}'`);
    const [before] = body.value as { quoteid: string }[];
    const revised = await sales('POST', 'ReviseQuote', {
      QuoteId: before?.quoteid,
      ColumnSet: { AllColumns: true },
    });
    const quoteid = String(revised.body.quoteid);
    const ofRevision = await sales(
      'GET',
      `quotedetails?$select=quotedetailid&$filter=_quoteid_value eq ${quoteid} and sequencenumber eq 2`,
    );
    const [dropped] = ofRevision.body.value as { quotedetailid: string }[];
    expect((await sales('DELETE', `quotedetails(${dropped?.quotedetailid})`)).status).toBe(204);
    await sales('PATCH', `quotes(${quoteid})`, { statecode: 1, statuscode: 2 }, { 'if-match': '*' });
    await expectOneWholeQuotation();
  }, 60_000);
});

async function stateOf(client: GraphQLClient, id: string): Promise<string> {
  const { quote } = await client.data<{ quote: { sync: { state: string; pending: boolean } } }>(
    'query ($id: ID!) { quote(id: $id) { sync { state pending } } }',
    { id },
  );
  return quote.sync.pending ? 'PENDING' : quote.sync.state;
}
