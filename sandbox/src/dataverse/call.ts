import { randomUUID } from 'node:crypto';
import type { ServiceRequest } from '../http/message.ts';
import { parseQueryString } from '../http/query-string.ts';
import { type Bypass, readBypass, readFlag } from './bypass.ts';
import { impersonatedUser } from './impersonation.ts';
import type { Organization } from './organization.ts';

/** What a request says beside what it does, and by which it can be told apart. */
export interface Call {
  /** The user that it acts as; without, the application's own. */
  readonly userId: string | undefined;
  /** `?tag=`, which plug-ins and webhooks are told. Microsoft Learn, "Use optional parameters". */
  readonly tag: string | undefined;
  readonly bypass: Bypass;
  /** Whether a record that a duplicate rule finds another of is refused; off unless a request asks for it. */
  readonly detectsDuplicates: boolean;
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
    bypass: readBypass(organization, request),
    detectsDuplicates: !readFlag(request.headers, 'mscrm.suppressduplicatedetection', true),
    host: new URL(request.origin).host,
    correlationId: randomUUID(),
    requestId: randomUUID(),
  };
}
