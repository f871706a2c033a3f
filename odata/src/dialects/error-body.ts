import type { HttpAnswer, ServiceError } from './dialect.ts';

/** The OData error body `{"error":{"code","message","innererror":{"message"}}}`; anything else is cut and shown as it came. */
export function readErrorBody({ status, body }: HttpAnswer): ServiceError {
  try {
    const { error } = JSON.parse(body) as {
      error?: { code?: string; message?: string; innererror?: { message?: string } };
    };
    if (error)
      return {
        code: error.code ?? '',
        message: error.innererror?.message ?? error.message ?? `Status ${status}`,
      };
  } catch {
    // A proxy's HTML page is no error body of the system.
  }
  return { code: '', message: body === '' ? `Status ${status} without a body` : body.slice(0, 200) };
}
