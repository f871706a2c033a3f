/** Every way in which a request can break, with what the caller may do. docs/errors.md is checked against this table. */
export const odataErrorCodes = {
  NETWORK: 'The system could not be reached, or the connection broke before an answer came.',
  TIMEOUT: 'No answer within the time limit.',
  AUTHENTICATION: 'No token was issued, or the system refused it (401).',
  PERMISSION: 'The application user lacks a privilege (403).',
  BAD_REQUEST: 'The system refused the request as malformed (400, 405, 501).',
  NOT_FOUND: 'The entity set or the resource does not exist (404 outside a record read).',
  THROTTLED: 'The system asks to slow down (429, 503) and the time limit for waiting is over.',
  SERVER: 'The system failed (5xx).',
  INVALID_ANSWER: 'The answer is not what the protocol says.',
  ABORTED:
    'The caller gave up while many records were written; single requests end with the reason of the caller.',
  DELTA_LINK_EXPIRED: 'The delta link is too old; a full pass is needed.',
} as const;

export type ODataErrorCode = keyof typeof odataErrorCodes;

/** A broken request. `mayHaveCommitted` is true when a write was sent and its answer never came. */
export class ODataError extends Error {
  override readonly name = 'ODataError';
  readonly code: ODataErrorCode;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly mayHaveCommitted: boolean;
  /** The system's own error code: `0x80040217`. */
  readonly serviceCode: string | undefined;

  constructor(
    code: ODataErrorCode,
    message: string,
    details: {
      status?: number;
      retryAfterMs?: number;
      mayHaveCommitted?: boolean;
      serviceCode?: string;
      cause?: unknown;
    } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.mayHaveCommitted = details.mayHaveCommitted ?? false;
    this.serviceCode = details.serviceCode;
  }
}
