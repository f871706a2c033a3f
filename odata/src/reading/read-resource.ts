import type { ODataClient, ResourceAnswer } from '../client.ts';
import type { Connection } from '../connection.ts';
import { followedLink } from '../service-root.ts';

/** The part of the client for what is no record, and for requests as somebody else would send them. */
export function createResourceReader(
  connection: Connection,
): Pick<ODataClient, 'readResource' | 'sendResource'> {
  const { origin } = new URL(connection.serviceRoot);
  const sendResource: ODataClient['sendResource'] = async ({
    method,
    target,
    ...options
  }): Promise<ResourceAnswer> => {
    // A path from the root of the host, for what lies beside the service: `/metadata/PublicEntities` of F&O.
    const own = target.startsWith('/') ? `${origin}${target}` : target;
    // The token goes along: a link that leads elsewhere is not followed.
    const url = URL.canParse(own) ? followedLink(own, connection.serviceRoot) : own;
    const { status, headers, body } = await connection.call(method, url, options);
    return { status, headers, body };
  };
  return {
    readResource: (target, options = {}) => sendResource({ method: 'GET', target, ...options }),
    sendResource,
  };
}
