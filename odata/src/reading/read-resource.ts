import type { ODataClient, ResourceAnswer } from '../client.ts';
import type { Connection } from '../connection.ts';

/** The part of the client that reads what is no record: metadata, functions. */
export function createResourceReader(connection: Connection): Pick<ODataClient, 'readResource'> {
  return {
    async readResource(target, { headers, ...options } = {}): Promise<ResourceAnswer> {
      const { origin } = new URL(connection.serviceRoot);
      // A path from the root of the host, for what lies beside the service: `/metadata/PublicEntities` of F&O.
      const url = target.startsWith('/') ? `${origin}${target}` : target;
      const { status, body } = await connection.call('GET', url, {
        ...options,
        ...(headers ? { headers } : {}),
      });
      return { status, body };
    },
  };
}
