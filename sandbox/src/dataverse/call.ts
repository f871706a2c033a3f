import { randomUUID } from 'node:crypto';
import type { ServiceRequest } from '../http/message.ts';
import { parseQueryString } from '../http/query-string.ts';
import { entitySetOf } from '../model/model.ts';
import { requireRecord } from './key.ts';
import type { Organization } from './organization.ts';

/** What a request says beside what it does, and by which it can be told apart. */
export interface Call {
  /** The user that it acts as; without, the application's own. */
  readonly userId: string | undefined;
  /** `?tag=`, which plug-ins and webhooks are told. Microsoft Learn, "Use optional parameters". */
  readonly tag: string | undefined;
  /** Host of the environment as the caller knows it. */
  readonly host: string;
  readonly correlationId: string;
  readonly requestId: string;
}

/** Reads what a request says beside what it does. Throws the refusal of what it may not ask for. */
export function readCall(organization: Organization, request: ServiceRequest): Call {
  return {
    userId: impersonatedUser(organization, request),
    tag: parseQueryString(request.query).get('tag'),
    host: new URL(request.origin).host,
    correlationId: randomUUID(),
    requestId: randomUUID(),
  };
}

/** Microsoft Learn, "Impersonate another user using the Web API". */
function impersonatedUser(organization: Organization, { headers }: ServiceRequest): string | undefined {
  const id = headers.get('mscrmcallerid')?.toLowerCase();
  if (id === undefined) return undefined;
  requireRecord(organization, entitySetOf(organization.model, 'systemusers'), { kind: 'primary', id });
  return id;
}
