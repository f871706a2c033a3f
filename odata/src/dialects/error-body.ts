import type { HttpAnswer, ServiceError } from './dialect.ts';

const shownLengthMax = 200;

/**
 * The OData error body `{"error":{"code","message","innererror":{"message","type"}}}`. Of anything else, a proxy's
 * page for instance, the beginning is shown as it came.
 */
export function readErrorBody({ status, body }: Pick<HttpAnswer, 'status' | 'body'>): ServiceError {
  const { error } = (parse(body) ?? {}) as { error?: unknown };
  if (typeof error !== 'object' || error === null) {
    return {
      code: '',
      message: body === '' ? `Status ${status} without a body` : body.slice(0, shownLengthMax),
    };
  }
  const { code, message, innererror } = error as { code?: unknown; message?: unknown; innererror?: unknown };
  const inner = (innererror ?? {}) as { message?: unknown; type?: unknown };
  return {
    code: text(code) ?? '',
    message: text(inner.message) ?? text(message) ?? `Status ${status}`,
    ...(typeof inner.type === 'string' ? { exception: inner.type } : {}),
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
