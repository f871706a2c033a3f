import { ServiceError } from '../errors.ts';
import type { ServiceRequest } from '../http/message.ts';
import { codes } from './errors.ts';
import type { Organization } from './organization.ts';
import { requireNamedPrivilege } from './privileges.ts';

/** Which steps a request passes by. */
export interface Bypass {
  readonly synchronous: boolean;
  readonly asynchronous: boolean;
  /** Identifiers of single steps. */
  readonly steps: ReadonlySet<string>;
}

/** Steps that one request may name, unless the organization has set another number. */
const stepsMax = 3;

/**
 * Reads what custom logic a request passes by, which takes a privilege. What Microsoft publishes is no custom logic: the
 * rules of Sales and of Prospect to cash hold in any case (Microsoft Learn, "Bypass custom Dataverse logic").
 */
export function readBypass(organization: Organization, { headers }: ServiceRequest): Bypass {
  const kinds = listIn(headers.get('mscrm.bypassbusinesslogicexecution'));
  const steps = listIn(headers.get('mscrm.bypassbusinesslogicexecutionstepids'));
  const isOldKind = readFlag(headers, 'mscrm.bypasscustompluginexecution');
  readFlag(headers, 'mscrm.suppresscallbackregistrationexpanderjob');
  if (kinds.length > 0 || steps.length > 0)
    requireNamedPrivilege(organization, 'prvBypassCustomBusinessLogic');
  if (isOldKind) requireNamedPrivilege(organization, 'prvBypassCustomPlugins');
  const unknown = kinds.find((kind) => kind !== 'customsync' && kind !== 'customasync');
  if (unknown !== undefined)
    throw invalid(`BypassBusinessLogicExecution takes CustomSync and CustomAsync; got '${unknown}'.`);
  if (steps.length > stepsMax)
    throw invalid(
      `BypassBusinessLogicExecutionStepIds names ${steps.length} steps; the limit of the organization is ${stepsMax}.`,
    );
  if (!steps.every((id) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)))
    throw invalid('BypassBusinessLogicExecutionStepIds takes identifiers of steps, separated by commas.');
  return {
    synchronous: isOldKind || kinds.includes('customsync'),
    asynchronous: kinds.includes('customasync'),
    steps: new Set(steps),
  };
}

/** A header that says yes or no; no without it. Throws the refusal of any other word. */
export function readFlag(headers: ServiceRequest['headers'], name: string, fallback = false): boolean {
  const text = headers.get(name)?.trim().toLowerCase();
  if (text === undefined) return fallback;
  if (text !== 'true' && text !== 'false')
    throw invalid(`The value '${text}' of the header '${name}' is neither true nor false.`);
  return text === 'true';
}

function listIn(header: string | undefined): readonly string[] {
  return (header ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '');
}

function invalid(message: string): ServiceError {
  return new ServiceError(400, codes.invalidArgument, message);
}
