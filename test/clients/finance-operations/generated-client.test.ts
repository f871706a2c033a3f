import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeBatches } from './batches.cases.ts';
import { typeErrors } from './generate-client.ts';
import { type GeneratedClient, startGeneratedClient } from './generated-client.ts';
import { describeLists } from './lists.cases.ts';
import { describeRecords } from './records.cases.ts';

/**
 * A client that the SAP Cloud SDK generates from the `$metadata` of the sandbox, unchanged. Where it has to be told
 * something that it does not know of F&O: the path of the service, which CSDL does not name; `cross-company`, as a query
 * parameter of one's own; and that there is no token against cross-site requests to fetch (`skipCsrfTokenFetching`).
 */
describe('A client generated from $metadata of F&O', () => {
  let client: GeneratedClient;
  beforeAll(async () => {
    client = await startGeneratedClient();
  });
  afterAll(() => client[Symbol.asyncDispose]());

  it('has a class, an interface of requests and an entry for each entity set', async () => {
    const { value } = (await client.systems.financeOperations('GET', '')).body as {
      value: { name: string }[];
    };
    const classes = client.files.filter((file) => file.endsWith('RequestBuilder.ts'));
    expect(classes.length).toBe(value.length);
    expect(client.files).toEqual(expect.arrayContaining(['CustomersV3.ts', 'NoYes.ts', 'operations.ts']));
  });

  it('is well typed, and so are the requests below', async () => {
    expect(await typeErrors()).toBe('');
  });

  describeLists(() => client);
  describeRecords(() => client);
  describeBatches(() => client);
});
