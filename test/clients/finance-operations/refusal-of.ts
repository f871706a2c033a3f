/** What the client makes of an answer that is an error: the answer itself stands at the root of what it throws. */
export async function refusalOf(request: Promise<unknown>): Promise<{ status: number; error: ODataError }> {
  const thrown: unknown = await request.then(
    (answer) => {
      throw new Error(`Expected a refusal, got ${JSON.stringify(answer)}.`);
    },
    (error: unknown) => error,
  );
  const { response } = (thrown as { rootCause?: { response?: AxiosAnswer } }).rootCause ?? {};
  if (!response) throw thrown;
  return { status: response.status, error: response.data.error };
}

interface ODataError {
  readonly code: string;
  readonly message: string;
  readonly innererror?: { readonly message: string };
}

interface AxiosAnswer {
  readonly status: number;
  readonly data: { readonly error: ODataError };
}
