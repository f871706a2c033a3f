import { fieldsOf, oneOf, textField, textsField } from '../../admin/read-fields.ts';
import { isJsonObject, type Json, type JsonObject } from '../../json.ts';
import { parseJson } from '../../parse-json.ts';
import { idOfName } from '../metadata/item.ts';
import type { Organization } from '../organization.ts';
import { authenticationColumns } from '../webhooks/authentication.ts';
import { register, registrationsOf, unregister } from '../webhooks/register.ts';
import { type Authentication, stepMessages } from '../webhooks/registration.ts';

const fields = [
  'url',
  'message',
  'table',
  'columns',
  'mode',
  'stage',
  'rank',
  'images',
  'authentication',
  'name',
] as const;
const modes = { synchronous: 0, asynchronous: 1 } as const;
const imageKinds = { pre: 0, post: 1, both: 2 } as const;

/** Registers an endpoint with one step, as the registration tool does; gives the identifiers of both. */
export function addWebhook(organization: Organization, json: Json): object {
  const body = fieldsOf(json, fields);
  const message = oneOf(body, 'message', stepMessages);
  const table = body.table === undefined ? undefined : textField(body, 'table');
  const mode = oneOf(body, 'mode', ['asynchronous', 'synchronous'], 'asynchronous');
  const name = textField(body, 'name', `${message} of ${table ?? 'any table'}`);
  const endpoint = register(
    organization,
    'serviceendpoints',
    toJson({
      name,
      url: textField(body, 'url'),
      contract: 8,
      ...authenticationColumns(authenticationOf(body.authentication)),
    }),
  );
  const step = register(organization, 'sdkmessageprocessingsteps', {
    ...toJson({
      name,
      mode: modes[mode],
      filteringattributes: textsField(body, 'columns').join(',') || null,
      'eventhandler_serviceendpoint@odata.bind': `/serviceendpoints(${endpoint})`,
      'sdkmessageid@odata.bind': `/sdkmessages(${idOfName(`message ${message}`)})`,
      ...(table === undefined
        ? {}
        : {
            'sdkmessagefilterid@odata.bind': `/sdkmessagefilters(${filterOf(organization, message, table)})`,
          }),
    }),
    ...pick(body, ['stage', 'rank']),
  });
  for (const image of imagesOf(body)) registerImage(organization, step, image);
  return { id: step, endpoint };
}

export function listWebhooks(organization: Organization): object {
  const webhooks = registrationsOf(organization)
    .steps()
    .map(({ id, name, message, table, stage, mode, rank, filteringColumns, endpoint, images }) => ({
      id,
      name,
      message,
      table: table ?? null,
      stage,
      mode,
      rank,
      columns: filteringColumns ? [...filteringColumns] : [],
      images: images.map(({ alias, kind, columns }) => ({
        alias,
        kind,
        columns: columns ? [...columns] : [],
      })),
      url: endpoint.url,
      authentication: endpoint.authentication.kind,
    }));
  return { webhooks, waiting: organization.webhooks?.waiting() ?? 0 };
}

/** Removes a step, and its endpoint if it was the last one there. */
export function removeWebhook(organization: Organization, id: string): object {
  const registrations = registrationsOf(organization);
  const steps = registrations.rows('sdkmessageprocessingsteps');
  const endpoint = steps.find((row) => row.sdkmessageprocessingstepid === id)?._eventhandler_value;
  unregister(organization, 'sdkmessageprocessingsteps', id);
  const isLast = steps.filter((row) => row._eventhandler_value === endpoint).length === 1;
  if (isLast) unregister(organization, 'serviceendpoints', String(endpoint));
  return {};
}

/** The last deliveries, or those after a number. */
export function listDeliveries({ webhooks }: Organization, since: string | null): object {
  const after = Number(since ?? 0);
  if (!Number.isInteger(after)) throw new RangeError('since must be a whole number.');
  return { deliveries: webhooks?.deliveries.since(after) ?? [], waiting: webhooks?.waiting() ?? 0 };
}

export function clearDeliveries({ webhooks }: Organization): object {
  webhooks?.deliveries.clear();
  return {};
}

function filterOf(organization: Organization, message: string, table: string): string {
  const tables = [...organization.model.entitySets.values()].map(({ typeName }) => typeName);
  if (!tables.includes(table)) throw new RangeError(`table must be one of ${tables.join(', ')}.`);
  return idOfName(`message filter ${message} ${table}`);
}

/** `{"kind":"WebhookKey","value":"…"}`, or `HttpHeader` and `HttpQueryString` with `values`; without, a header of the sandbox. */
function authenticationOf(json: Json | undefined): Authentication {
  if (json === undefined) return { kind: 'HttpHeader', values: { 'x-webhook': 'sandbox' } };
  const body = fieldsOf(json, ['kind', 'value', 'values']);
  const kind = oneOf(body, 'kind', ['WebhookKey', 'HttpHeader', 'HttpQueryString']);
  if (kind === 'WebhookKey') return { kind, value: textField(body, 'value') };
  const { values } = body;
  if (!isJsonObject(values)) throw new RangeError('values must be an object of texts.');
  const pairs = Object.keys(values).map((name) => [name, textField(values, name)] as const);
  return { kind, values: Object.fromEntries(pairs) };
}

function imagesOf({ images = [] }: JsonObject): readonly JsonObject[] {
  if (!Array.isArray(images)) throw new RangeError('images must be a list.');
  return (images as readonly Json[]).map((image) => fieldsOf(image, ['alias', 'kind', 'columns']));
}

function registerImage(organization: Organization, step: string, image: JsonObject): void {
  const alias = textField(image, 'alias');
  register(
    organization,
    'sdkmessageprocessingstepimages',
    toJson({
      name: alias,
      entityalias: alias,
      imagetype: imageKinds[oneOf(image, 'kind', ['pre', 'post', 'both'])],
      messagepropertyname: 'Target',
      attributes: textsField(image, 'columns').join(',') || null,
      'sdkmessageprocessingstepid@odata.bind': `/sdkmessageprocessingsteps(${step})`,
    }),
  );
}

function pick(body: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)));
}

/** The body of a request to the Web API, with its numbers as they would come. */
function toJson(value: object): JsonObject {
  return parseJson(JSON.stringify(value)) as JsonObject;
}
