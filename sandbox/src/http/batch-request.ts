import type { ServiceRequest } from './message.ts';
import type { BatchPart, PartRequest } from './multipart.ts';

/** What the requests of a batch are checked against. */
export interface BatchContext {
  /** `/data/` */
  readonly rootPath: string;
  /** Whether a change set may name what an earlier request of it made: `$1`. */
  readonly takesReferences: boolean;
  /** The refusal of a body that is no batch. */
  invalid(message: string): Error;
}

/** A reference at the beginning of a URL, where the protocol has resources of such names too, and those of a body. */
const inUrl = /^\$(?!(?:metadata|batch|all|entity|crossjoin)\b)\w+(?=\/|$)/;
const inBody = /(@odata\.(?:bind|id)"\s*:\s*")(\$\w+)(?=")/g;

/**
 * Throws the refusal of a batch that cannot be carried out as it stands: a request to somewhere else, a GET in a change
 * set, a reference to what no earlier request of the same change set is called. It is checked before anything is done,
 * so that what is refused as a whole leaves nothing behind.
 */
export function checkBatch(
  context: BatchContext,
  parts: readonly BatchPart[],
  { origin }: Pick<ServiceRequest, 'origin'>,
): void {
  for (const part of parts) {
    const known = new Set<string>();
    for (const request of part.kind === 'change-set' ? part.requests : [part.request]) {
      if (part.kind === 'change-set' && request.method === 'GET')
        throw context.invalid('A change set holds no GET requests.');
      const unknown = referencesOf(request).find((reference) => !known.has(reference.slice(1)));
      if (unknown !== undefined) throw context.invalid(noSuchReference(unknown));
      if (!inUrl.test(request.url)) targetOf(context, request.url, origin);
      if (context.takesReferences && request.contentId !== undefined) known.add(request.contentId);
    }
  }
}

/**
 * The request that a part of a checked batch stands for. `locations` are the records that earlier requests made, by
 * their Content-ID. Throws the refusal of a reference to a request that made none.
 */
export function toRequest(
  context: BatchContext,
  { method, url, headers, body }: PartRequest,
  origin: string,
  locations: ReadonlyMap<string, string>,
): ServiceRequest {
  const referenced = (reference: string) => {
    const found = locations.get(reference.slice(1));
    if (found === undefined) throw context.invalid(noSuchReference(reference));
    return found;
  };
  const target = targetOf(context, url.replace(inUrl, referenced), origin);
  const mark = target.indexOf('?');
  return {
    method,
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers,
    body: body.replace(inBody, (_, before, reference) => `${before}${referenced(reference)}`),
    origin,
  };
}

function referencesOf({ url, body }: PartRequest): string[] {
  return [...(inUrl.exec(url) ?? []), ...[...body.matchAll(inBody)].map(([, , reference = '']) => reference)];
}

/** Request lines are relative to the service root, absolute paths, or absolute URLs. */
function targetOf({ rootPath, invalid }: BatchContext, url: string, origin: string): string {
  const root = `${origin}${rootPath}`;
  const absolute = url.startsWith('/') ? `${origin}${url}` : url.includes('://') ? url : `${root}${url}`;
  if (!absolute.startsWith(root)) throw invalid(`The request URI '${url}' is outside of the service.`);
  return absolute.slice(origin.length);
}

const noSuchReference = (reference: string) =>
  `Content-ID Reference: '${reference}' does not exist in the batch context.`;
