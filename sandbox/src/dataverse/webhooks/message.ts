import type { OutgoingMessage } from '../../events/deliver.ts';
import type { Authentication, Step } from './registration.ts';

/** Size of a body up to which it is sent whole, and what is left out beyond. Microsoft Learn, "Use webhooks …". */
const bodyBytesMax = 256 * 1024;
const leftOut = ['ParentContext', 'InputParameters', 'PreEntityImages', 'PostEntityImages'] as const;

/** The headers that the platform itself puts on a message. */
export const platformHeaders: ReadonlySet<string> = new Set([
  'x-ms-dynamics-organization',
  'x-ms-dynamics-entity-name',
  'x-ms-dynamics-request-name',
  'x-ms-correlation-request-id',
  'x-ms-dynamics-msg-size-exceeded',
]);

/** The request that tells a step's endpoint of a change. `host` is that of the environment. */
export function webhookMessage(
  { endpoint, message }: Step,
  context: Readonly<Record<string, unknown>>,
  host: string,
): OutgoingMessage {
  const whole = JSON.stringify(context);
  const isCut = Buffer.byteLength(whole) > bodyBytesMax;
  return {
    url: authenticatedUrl(endpoint.url, endpoint.authentication),
    headers: {
      ...(endpoint.authentication.kind === 'HttpHeader' ? endpoint.authentication.values : {}),
      'x-ms-dynamics-organization': host,
      'x-ms-dynamics-entity-name': String(context.PrimaryEntityName),
      'x-ms-dynamics-request-name': message,
      'x-ms-correlation-request-id': String(context.CorrelationId),
      ...(isCut ? { 'x-ms-dynamics-msg-size-exceeded': 'true' } : {}),
    },
    body: isCut ? JSON.stringify(without(context, leftOut)) : whole,
  };
}

function without(
  context: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(context).filter(([name]) => !names.includes(name)));
}

function authenticatedUrl(url: string, authentication: Authentication): string {
  const address = new URL(url);
  switch (authentication.kind) {
    case 'HttpHeader':
      break;
    case 'WebhookKey':
      address.searchParams.append('code', authentication.value);
      break;
    case 'HttpQueryString':
      for (const [name, value] of Object.entries(authentication.values))
        address.searchParams.append(name, value);
      break;
    default:
      authentication satisfies never;
  }
  return address.href;
}
