import type { WireAnswer } from './exchange.ts';
import { isUnfinished, type WireRequest } from './wire-request.ts';

export type System = 'sales' | 'financeOperations';

/** What stands in an answer that no request may get, in words; undefined where all is as it should be. */
export function faultOf(
  system: System,
  request: WireRequest,
  answer: WireAnswer | undefined,
): string | undefined {
  // A message that is shorter than it says has no end that could be answered.
  if (!answer) return isUnfinished(request) ? undefined : 'no answer';
  const { status, headers, body } = answer;
  if (Number.isNaN(status)) return 'no status line';
  const hasBody = request.method !== 'HEAD' && status !== 204 && status !== 304;
  const length = headers.get('content-length');
  if (hasBody && length !== undefined && Number(length) !== body.length)
    return `a body of ${body.length} bytes that says ${length}`;
  const text = body.toString();
  if (hasBody && /\bjson\b/.test(headers.get('content-type') ?? '') && !isJson(text))
    return 'a body that is no JSON';
  // The HTTP parser before the services says nothing.
  if (hasBody && status >= 400 && text !== '' && !isMultipart(answer) && !text.startsWith('{"error"'))
    return `a refusal in a form of its own`;
  if (isServerFault(system, status, text)) return `status ${status} of the sandbox's own making`;
  for (const { status: of, text: part } of partsOf(answer))
    if (isServerFault(system, of, part)) return `a part with status ${of} of the sandbox's own making`;
  return undefined;
}

/** Whether an answer says that nothing was done; a batch says it of each of its parts. */
export function isRefusal(answer: WireAnswer | undefined): boolean {
  return !answer || (answer.status >= 400 && !isMultipart(answer));
}

/**
 * Dataverse says 501 of what it has no support for, F&O says 500 with an Infolog of what its validation refuses.
 * Any other 5xx without a fault that was asked for is a failure of the sandbox.
 */
function isServerFault(system: System, status: number, text: string): boolean {
  if (status < 500) return false;
  if (text.includes('The sandbox failed')) return true;
  switch (system) {
    case 'sales':
      return status !== 501 || !/"code":"0x[0-9a-f]{8}"/.test(text);
    case 'financeOperations':
      return status !== 500 || !/"innererror":\{"message":"/.test(text);
    default:
      return system satisfies never;
  }
}

const isMultipart = ({ headers }: WireAnswer) => /^multipart\//.test(headers.get('content-type') ?? '');

function partsOf(answer: WireAnswer): { status: number; text: string }[] {
  if (!isMultipart(answer)) return [];
  const [, ...parts] = answer.body.toString().split(/^HTTP\/1\.1 (?=\d{3} )/m);
  return parts.map((text) => ({ status: Number(text.slice(0, 3)), text }));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
