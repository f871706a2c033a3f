import type { ProtectionLimit } from '../faults/fault.ts';
import type { Remaining } from '../limits/protection.ts';

/** A request as the services see it: one HTTP message, body read whole. */
export interface ServiceRequest {
  readonly method: string;
  /** Path as sent, still percent-encoded. */
  readonly path: string;
  /** Query as sent, without the question mark. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** `http://host:port` under which the caller reached the service; links are built on it. */
  readonly origin: string;
  /** Of a batch: what a scripted fault answers to one of its operations, in place of the service. */
  readonly strikeOperation?: (method: string, url: string) => ServiceResponse | undefined;
}

export interface ServiceResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One of the two emulated systems, without its surroundings (tokens, faults, log). */
export interface Service {
  /** Whether the path belongs to the service. */
  owns(path: string): boolean;
  /** Answers a request, a batch over several turns. Refusals are answers too; what this throws is a fault of the sandbox itself. */
  handle(request: ServiceRequest): ServiceResponse | Promise<ServiceResponse>;
  /** An error body in the form of the system. */
  errorResponse(status: number, message: string, headers?: Record<string, string>): ServiceResponse;
  /**
   * What the system answers when it is asked too much. `limit` is the one of a caller that is reached; without it
   * the system says what it says first: Dataverse the number of requests, F&O its own load.
   */
  throttled(status: number, headers: Record<string, string>, limit?: ProtectionLimit): ServiceResponse;
  /** How the system tells a caller what is left of its limits; absent where it does not. */
  readonly remainingHeaders?: (remaining: Remaining) => Record<string, string>;
}
