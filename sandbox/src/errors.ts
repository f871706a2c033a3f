/** A refusal of one of the two services, as it goes onto the wire. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly status: number;
  /** Dataverse: `0x80040217` and the like; F&O sends an empty text. */
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  /** F&O: what stands in `innererror`. */
  readonly inner?: { readonly message: string; readonly type: string };

  constructor(
    status: number,
    code: string,
    message: string,
    {
      headers = {},
      inner,
    }: { headers?: Record<string, string>; inner?: { message: string; type: string } } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
    if (inner) this.inner = inner;
  }
}
