import { ServiceError } from '../../errors.ts';
import type { ServiceRequest } from '../../http/message.ts';
import type { Json } from '../../json.ts';
import { parseJson } from '../../parse-json.ts';
import type { Organization } from '../organization.ts';
import { duplicateRules } from '../writing/duplicate-rules.ts';
import { addRule, removeRule } from './duplicate-rules.ts';
import { addWebhook, clearDeliveries, listDeliveries, listWebhooks, removeWebhook } from './webhooks.ts';

/** What an operation of the admin endpoint came to. */
export interface AdminAnswer {
  readonly status: number;
  readonly value: object;
}

interface Asked {
  readonly json: Json;
  /** The GUID in the path. */
  readonly id: string;
  readonly query: URLSearchParams;
}

type Operation = (organization: Organization, asked: Asked) => object;

/** Method and path below `/__sandbox/`; `#` stands for a GUID. */
const operations: Readonly<Record<string, Operation>> = {
  'GET webhooks': listWebhooks,
  'POST webhooks': (organization, { json }) => addWebhook(organization, json),
  'DELETE webhooks/#': (organization, { id }) => removeWebhook(organization, id),
  'GET webhook-deliveries': (organization, { query }) => listDeliveries(organization, query.get('since')),
  'DELETE webhook-deliveries': clearDeliveries,
  'GET duplicate-rules': (organization) => ({ rules: duplicateRules(organization) }),
  'POST duplicate-rules': (organization, { json }) => addRule(organization, json),
  'DELETE duplicate-rules/#': (organization, { id }) => removeRule(organization, id),
};

const guid = /\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=\/|$)/i;

/**
 * What the Sales sandbox alone offers below `/__sandbox/`: webhooks and what became of them, and
 * the rules by which duplicates are detected. Undefined for any other path.
 */
export function answerSalesAdmin(
  organization: Organization,
  request: ServiceRequest,
): AdminAnswer | undefined {
  const path = request.path.slice('/__sandbox/'.length);
  const name = `${request.method} ${path.replace(guid, '/#')}`;
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (!operation) return undefined;
  // A web page can send a text/plain body to any address; it cannot send JSON without asking first.
  const isJson = /^application\/json\b/i.test(request.headers.get('content-type') ?? '');
  if (request.method === 'POST' && !isJson)
    return { status: 415, value: { error: 'The content type must be application/json.' } };
  try {
    const asked = {
      json: request.body === '' ? {} : parseJson(request.body),
      id: guid.exec(path)?.[1]?.toLowerCase() ?? '',
      query: new URLSearchParams(request.query),
    };
    return {
      status: 200,
      value: organization.database.transaction(() => operation(organization, asked)),
    };
  } catch (error) {
    if (error instanceof ServiceError)
      return { status: error.status === 404 ? 404 : 400, value: { error: error.message } };
    if (error instanceof RangeError || error instanceof SyntaxError)
      return { status: 400, value: { error: error.message } };
    throw error;
  }
}
