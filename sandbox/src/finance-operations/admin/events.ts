import { fieldsOf, oneOf, textField } from '../../admin/read-fields.ts';
import type { Json } from '../../json.ts';
import type { Environment } from '../environment.ts';
import { resourceNotFound } from '../errors.ts';
import { businessEvents } from '../events/business-events.ts';
import type { EventSubject } from '../events/endpoints.ts';

const messages = ['Created', 'Updated', 'Deleted'] as const;

/** Registers a webhook: `{event, company, url}` for a business event, `{entitySet, message, company, url}` for a data event. */
export function addEndpoint(environment: Environment, json: Json): object {
  const body = fieldsOf(json, ['event', 'entitySet', 'message', 'company', 'url']);
  const url = textField(body, 'url');
  const company = textField(body, 'company', '');
  if (company !== '' && !environment.store('LegalEntities').findByKey({ LegalEntityId: company }, []))
    throw new RangeError(
      `company must be a legal entity, or be left out for all of them; there is no '${company}'.`,
    );
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new RangeError('url must be an http or https address.');
  const subject: EventSubject =
    body.event === undefined
      ? {
          kind: 'data',
          entitySet: oneOf(body, 'entitySet', [...environment.model.entitySets.keys()]),
          message: oneOf(body, 'message', messages),
        }
      : { kind: 'business', event: oneOf(body, 'event', businessEvents) };
  return eventsOf(environment).endpoints.add({ subject, company, url });
}

export function listEndpoints(environment: Environment): object {
  return { endpoints: eventsOf(environment).endpoints.all() };
}

export function removeEndpoint(environment: Environment, id: number): object {
  if (!eventsOf(environment).endpoints.remove(id)) throw resourceNotFound(`event-endpoints/${id}`);
  return {};
}

/** Events that three tries did not deliver. */
export function listErrors(environment: Environment): object {
  return { errors: eventsOf(environment).outbox.failed() };
}

export function resend(environment: Environment, id: number): object {
  if (!eventsOf(environment).outbox.resend(id)) throw resourceNotFound(`event-errors/${id}`);
  return {};
}

function eventsOf({ events }: Environment) {
  if (!events) throw resourceNotFound('event-endpoints');
  return events;
}
