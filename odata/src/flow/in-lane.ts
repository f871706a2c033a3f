import type { ODataClient } from '../client.ts';
import type { Lane } from './lane.ts';

/** The same client, its requests in one lane unless they name another. Closing it closes the client. */
export function inLane(client: ODataClient, lane: Lane): ODataClient {
  return {
    system: client.system,
    model: client.model,
    get: (entitySet, key, options) => client.get(entitySet, key, { lane, ...options }),
    list: (query, options) => client.list(query, { lane, ...options }),
    pages: (query, options) => client.pages(query, { lane, ...options }),
    readKeys: (query, options) => client.readKeys(query, { lane, ...options }),
    create: (entitySet, values, options) => client.create(entitySet, values, { lane, ...options }),
    update: (entitySet, key, values, options) => client.update(entitySet, key, values, { lane, ...options }),
    upsert: (entitySet, key, values, options) => client.upsert(entitySet, key, values, { lane, ...options }),
    delete: (entitySet, key, options) => client.delete(entitySet, key, { lane, ...options }),
    changeSet: (operations, options) => client.changeSet(operations, { lane, ...options }),
    writeMany: (operations, options) => client.writeMany(operations, { lane, ...options }),
    action: (name, parameters, options) => client.action(name, parameters, { lane, ...options }),
    changes: (query, from, options) => client.changes(query, from, { lane, ...options }),
    readResource: (target, options) => client.readResource(target, { lane, ...options }),
    sendResource: (request) => client.sendResource({ lane, ...request }),
    close: () => client.close(),
  };
}
