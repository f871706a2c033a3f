import type { Answer } from '../../../sandbox/src/test-support/call.ts';
import { batchBody, type Operation } from './batch.ts';
import type { WireService } from './wire-service.ts';

/** Sends requests and change sets (an array among the parts) as one batch. Its answer as it came. */
export function sendBatch(
  service: WireService,
  parts: readonly (Operation | readonly Operation[])[],
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const { contentType, body } = batchBody(parts);
  return service.post('$batch', body, { 'content-type': contentType, ...headers });
}
