import { readFileSync } from 'node:fs';
import type { ODataClient } from '../client.ts';
import { createODataClient, type ODataClientOptions } from '../create-client.ts';
import type { Model } from '../model.ts';
import { parseModel } from '../parse-model.ts';

const readModel = (name: string): Model =>
  parseModel(readFileSync(new URL(`../../../models/${name}.csdl.xml`, import.meta.url), 'utf8'));

export const dataverseModel = readModel('dataverse');
export const financeOperationsModel = readModel('finance-operations');

export const secret = 'the~secret!of the application';

/** A client of Sales that talks to a scripted server; the server issues its tokens. */
export function salesClient(origin: string, options: Partial<ODataClientOptions> = {}): ODataClient {
  return createODataClient({
    system: 'SALES',
    dialect: 'dataverse',
    serviceRoot: `${origin}/api/data/v9.2/`,
    model: dataverseModel,
    credentials: { tenantId: 'contoso', clientId: 'app', clientSecret: secret, authority: origin },
    ...options,
  });
}

/** The same for F&O. */
export function financeOperationsClient(
  origin: string,
  options: Partial<ODataClientOptions> = {},
): ODataClient {
  return salesClient(origin, {
    system: 'FINANCE_OPERATIONS',
    dialect: 'finance-operations',
    serviceRoot: `${origin}/data`,
    model: financeOperationsModel,
    ...options,
  });
}

/** What a promise was rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('Expected a rejection, got a result.');
}
