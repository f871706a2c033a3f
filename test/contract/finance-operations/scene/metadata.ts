import { expect } from 'vitest';
import type { Row } from '../../../../sandbox/src/test-support/call.ts';
import { once } from '../../wire/once.ts';
import type { WireService } from '../../wire/wire-service.ts';

/** A property as the JSON metadata service describes it. */
export interface DescribedProperty {
  readonly Name: string;
  readonly TypeName: string;
  readonly DataType: string;
  readonly IsKey: boolean;
  readonly IsMandatory: boolean;
  readonly AllowEdit: boolean;
  readonly AllowEditOnCreate: boolean;
}

export interface DescribedEntity {
  readonly Name: string;
  readonly EntitySetName: string;
  readonly IsReadOnly: boolean;
  readonly Properties: readonly DescribedProperty[];
  readonly NavigationProperties: readonly Row[];
  readonly Actions: readonly Row[];
}

/** A URL of the metadata service, which stands beside the OData endpoint. */
export const metadataUrl = ({ root }: WireService, path: string): string =>
  new URL(`/Metadata/${path}`, root).href;

const entities = once(async () => new Map<string, Promise<DescribedEntity>>());

/** `PublicEntities('CustomerV3')`, asked for once. */
export async function describedEntity(service: WireService, entity: string): Promise<DescribedEntity> {
  const known = await entities(service);
  const found = known.get(entity) ?? describe();
  known.set(entity, found);
  return found;

  async function describe() {
    const { status, json, text } = await service.get(metadataUrl(service, `PublicEntities('${entity}')`));
    expect(status, text).toBe(200);
    return json as unknown as DescribedEntity;
  }
}

/** `$metadata`, asked for once: it is tens of megabytes in a real environment. */
export const metadataDocument = once(async (service) => {
  const { status, headers, text } = await service.get('$metadata');
  expect(status).toBe(200);
  return { contentType: headers.get('content-type'), text };
});

/** The part of `$metadata` that is about one entity. */
export async function entityTypeText(service: WireService, entity: string): Promise<string> {
  const { text } = await metadataDocument(service);
  const start = text.indexOf(`<EntityType Name="${entity}"`);
  expect(start, `${entity} in $metadata`).toBeGreaterThan(0);
  return text.slice(start, text.indexOf('</EntityType>', start));
}

/** The attributes of a property in `$metadata`. */
export async function propertyAttributes(
  service: WireService,
  entity: string,
  property: string,
): Promise<Readonly<Record<string, string>>> {
  const text = await entityTypeText(service, entity);
  const [, attributes] = new RegExp(`<Property Name="${property}"([^>]*)>`).exec(text) ?? [];
  expect(attributes, `${property} of ${entity} in $metadata`).toBeDefined();
  return Object.fromEntries(
    [...(attributes ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
}
