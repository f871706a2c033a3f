import type { ServiceResponse } from '../../http/message.ts';
import type { Exchange } from '../exchange.ts';
import { answerDefinitions } from './answer-definitions.ts';

/** A row of a described set as it has become, when the client wants it; undefined when it does not. */
export function representedRow(
  exchange: Exchange,
  { name, id, status }: { readonly name: string; readonly id: string; readonly status: 200 | 201 },
): ServiceResponse | undefined {
  if (!exchange.preferences.representation) return undefined;
  const key = { kind: 'single', value: { kind: 'guid', text: id } } as const;
  const answer = answerDefinitions(exchange, { name, key, rest: [] });
  if (!answer) return undefined;
  return { ...answer, status, headers: { ...answer.headers, 'Preference-Applied': 'return=representation' } };
}
