import { describe, expect, it } from 'vitest';
import { financeOperationsClient, rejection } from '../test-support/clients.ts';
import { useConnection } from '../test-support/use-connection.ts';

const connect = useConnection();

describe('a request that is sent as it stands', () => {
  it('goes with its own headers and body, and is answered whatever the status', async () => {
    const { client, server } = await connect([
      { status: 418, headers: { etag: 'W/"7"' }, body: 'short and stout' },
    ]);
    const answer = await client.sendResource({
      method: 'PUT',
      target: 'accounts(1)?tag=x',
      headers: { 'if-match': '*', 'content-type': 'text/plain' },
      body: 'as it stands',
    });
    expect(answer).toMatchObject({ status: 418, headers: { etag: 'W/"7"' }, body: 'short and stout' });
    expect(server.seen).toMatchObject([
      {
        method: 'PUT',
        url: '/api/data/v9.2/accounts(1)?tag=x',
        headers: { 'if-match': '*', 'content-type': 'text/plain', authorization: 'Bearer token-1' },
        body: 'as it stands',
      },
    ]);
  });

  it('is sent once when it writes, and again when it reads', async () => {
    const { client, server } = await connect(['drop', 'drop', { status: 200, body: {} }]);
    const write = client.sendResource({ method: 'PATCH', target: 'accounts(1)', body: '{}' });
    expect(await rejection(write)).toMatchObject({ code: 'NETWORK', mayHaveCommitted: true });
    expect((await client.readResource('accounts')).status).toBe(200);
    expect(server.seen.map(({ method }) => method)).toEqual(['PATCH', 'GET', 'GET']);
  });

  it('stands behind the service root or the host, or is a link of the system, and never leads elsewhere', async () => {
    const answers = Array.from({ length: 3 }, () => ({ status: 200, body: {} }));
    const { client, server } = await connect(answers, {}, financeOperationsClient);
    await client.readResource('LegalEntities');
    await client.readResource("/Metadata/PublicEntities('CustomerV3')");
    await client.readResource(`${server.origin}/data/LegalEntities?$skiptoken=2`);
    expect(server.seen.map(({ url }) => url)).toEqual([
      '/data/LegalEntities',
      "/Metadata/PublicEntities('CustomerV3')",
      '/data/LegalEntities?$skiptoken=2',
    ]);
    expect(await rejection(client.readResource('http://elsewhere.example/data/X'))).toMatchObject({
      code: 'INVALID_ANSWER',
    });
    expect(server.seen).toHaveLength(3);
  });
});
