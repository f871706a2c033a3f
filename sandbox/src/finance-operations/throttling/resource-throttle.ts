import type { ServiceRequest } from '../../http/message.ts';
import type { Environment } from '../environment.ts';
import { type Priority, priorities, type ThrottlingSettings } from '../settings.ts';

/** Percent of use from which callers of a priority are turned away: the low ones first. */
const turnedAwayFrom: Readonly<Record<Priority, number>> = { Low: 70, Medium: 80, High: 90 };
const minuteMs = 60_000;

/** What a busy environment answers, in headers; undefined when the request may go on. */
export type ResourceThrottle = (request: ServiceRequest) => Record<string, string> | undefined;

/**
 * Priority-based throttling (Microsoft Learn, "Priority-based throttling"): a busy environment turns callers away by the
 * priority that their application is mapped to; one that is not mapped has the lowest.
 */
export function createResourceThrottle(environment: Environment): ResourceThrottle {
  const arrivals: number[] = [];
  return (request) => {
    const { throttling } = environment.settings;
    const now = environment.now();
    const use = utilization(throttling, arrivals, now);
    if (use < turnedAwayFrom[priorityOf(throttling, request)]) {
      if (throttling.requestsPerMinute !== undefined) arrivals.push(now);
      return undefined;
    }
    const { retryAfterSeconds } = throttling;
    return retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  };
}

/** As set, or as the requests of the last minute use up what the environment can do. */
function utilization(
  { utilizationPercent, requestsPerMinute }: ThrottlingSettings,
  arrivals: number[],
  now: number,
): number {
  if (requestsPerMinute === undefined) return utilizationPercent;
  while (arrivals[0] !== undefined && arrivals[0] <= now - minuteMs) arrivals.shift();
  return Math.max(utilizationPercent, (arrivals.length / requestsPerMinute) * 100);
}

function priorityOf({ priorityOfApplication }: ThrottlingSettings, request: ServiceRequest): Priority {
  const application = applicationOf(request.headers.get('authorization'));
  return (application && priorityOfApplication[application]) || priorities[0];
}

/** The application that a token was issued to. The token has been checked before. */
function applicationOf(authorization: string | undefined): string | undefined {
  const payload = /^Bearer +[\w-]+\.([\w-]+)\./i.exec(authorization ?? '')?.[1];
  if (payload === undefined) return undefined;
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  const { appid } = claims as { appid?: unknown };
  return typeof appid === 'string' ? appid : undefined;
}
