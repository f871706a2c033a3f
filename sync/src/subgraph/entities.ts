import type { SyncEntity } from '../generated/resolvers.ts';
import type { Entity } from '../record-ref.ts';

/** The entities as clients name them. */
const names = {
  Customer: 'CUSTOMER',
  Contact: 'CONTACT',
  Product: 'PRODUCT',
  Quote: 'QUOTE',
} as const satisfies Record<Entity, SyncEntity>;

const entities = new Map<SyncEntity, Entity>(
  Object.entries(names).map(([entity, name]) => [name, entity as Entity]),
);

export function toSyncEntity(entity: Entity): SyncEntity {
  return names[entity];
}

export function fromSyncEntity(name: SyncEntity): Entity {
  const entity = entities.get(name);
  if (entity === undefined) throw new TypeError(`Expected an entity, got ${name}.`);
  return entity;
}
