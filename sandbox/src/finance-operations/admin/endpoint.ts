import { ServiceError } from '../../errors.ts';
import type { ServiceRequest } from '../../http/message.ts';
import type { Json } from '../../json.ts';
import { parseJson } from '../../parse-json.ts';
import type { Environment } from '../environment.ts';
import { payInvoices, postFreeText, runSalesTotals, stepOrder, stepQuote } from './documents.ts';
import { addEndpoint, listEndpoints, listErrors, removeEndpoint, resend } from './events.ts';
import { parseSettings } from './parse-settings.ts';

/** What an operation of the admin endpoint came to. */
export interface AdminAnswer {
  readonly status: number;
  readonly value: object;
}

type Operation = (environment: Environment, json: Json, id: number) => object;

/** Method and path below `/__sandbox/`; `#` stands for a number. */
const operations: Readonly<Record<string, Operation>> = {
  'GET settings': (environment) => environment.settings,
  'PATCH settings': (environment, json) => {
    environment.settings = parseSettings(environment.settings, json);
    return environment.settings;
  },
  'POST sales-orders': stepOrder,
  'POST quotations': stepQuote,
  'POST batch-jobs/sales-totals': runSalesTotals,
  'POST free-text-invoices': postFreeText,
  'POST payments': payInvoices,
  'GET event-endpoints': listEndpoints,
  'POST event-endpoints': addEndpoint,
  'DELETE event-endpoints/#': (environment, _json, id) => removeEndpoint(environment, id),
  'GET event-errors': listErrors,
  'POST event-errors/#/resend': (environment, _json, id) => resend(environment, id),
};

/**
 * What the F&O sandbox alone offers below `/__sandbox/`: its set-up, what a person does in the client, its batch job, and
 * where events go. Undefined for any other path. What a rule of F&O refuses is 409 with the text of its Infolog.
 */
export function answerOwnAdmin(environment: Environment, request: ServiceRequest): AdminAnswer | undefined {
  const path = request.path.slice('/__sandbox/'.length);
  const id = Number(/\/(\d{1,15})(?:\/|$)/.exec(path)?.[1] ?? 0);
  const operation = operations[`${request.method} ${path.replace(/\/\d{1,15}(?=\/|$)/, '/#')}`];
  if (!operation) return undefined;
  const isJson = /^application\/json\b/i.test(request.headers.get('content-type') ?? '');
  // A web page can send a text/plain body to any address; it cannot send JSON without asking first.
  if (request.method !== 'GET' && !isJson)
    return { status: 415, value: { error: 'The content type must be application/json.' } };
  try {
    const json = request.body === '' ? {} : parseJson(request.body);
    return {
      status: 200,
      value: environment.database.transaction(() => operation(environment, json, id)),
    };
  } catch (error) {
    if (error instanceof ServiceError)
      return {
        status: error.status === 404 ? 404 : 409,
        value: { error: error.inner?.message ?? error.message },
      };
    if (error instanceof RangeError || error instanceof SyntaxError)
      return { status: 400, value: { error: error.message } };
    throw error;
  }
}
