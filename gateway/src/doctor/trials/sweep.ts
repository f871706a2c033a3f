import type { ODataClient } from '@p2c/odata';
import { type DoctorContext, type Finding, ok, unknown } from '../check.ts';
import { readJson } from '../read-json.ts';
import { leftBehind } from './bench.ts';
import { createCleaner } from './cleaner.ts';
import { trialName } from './trial-name.ts';

/** Where trials make records, those that hold others first, and the column by which theirs are known. */
const salesSets = [
  ['invoices', 'invoiceid', 'name'],
  ['salesorders', 'salesorderid', 'name'],
  ['quotes', 'quoteid', 'name'],
  ['contacts', 'contactid', 'firstname'],
  ['accounts', 'accountid', 'name'],
  ['accounts', 'accountid', 'description'],
  ['products', 'productid', 'name'],
  ['pricelevels', 'pricelevelid', 'name'],
  ['uomschedules', 'uomscheduleid', 'name'],
] as const;

const financeOperationsSets = [
  ['CDSSalesOrderHeaders', 'SalesOrderNumber', 'CustomerRequisitionNumber'],
  ['CDSSalesQuotationHeaders', 'SalesQuotationNumber', 'CustomerRequisitionNumber'],
  ['CDSContactsV2', 'ContactPersonId', 'FirstName'],
  ['CustomersV3', 'CustomerAccount', 'OrganizationName'],
] as const;

/** Deletes what trials left behind in both systems: found by name, so that a run which was cut off is cleaned up too. */
export async function sweepTrialRecords({ sales, financeOperations }: DoctorContext): Promise<Finding[]> {
  return [...(await sweep(sales, salesSets)), ...(await sweep(financeOperations, financeOperationsSets))];
}

type SweptSet = readonly [entitySet: string, key: string, name: string];

async function sweep(client: ODataClient, sets: readonly SweptSet[]): Promise<Finding[]> {
  const cleaner = createCleaner(client);
  const findings: Finding[] = [];
  const paths: string[] = [];
  for (const set of sets) {
    const { status, rows, refusal } = await readJson(client, printSearch(client, set));
    if (status >= 400) findings.push(unknown(`${set[0]} cannot be searched for trial records (${refusal})`));
    for (const row of rows) paths.push(pathOf(client, set, row));
  }
  // The last one noted is deleted first.
  for (const path of paths.reverse()) cleaner.add(path);
  const left = await cleaner.clear();
  if (paths.length > left.length)
    findings.push(ok(`${paths.length - left.length} of an earlier run deleted`));
  return [...findings, ...left.map(leftBehind)];
}

function printSearch({ system }: ODataClient, [entitySet, key, name]: SweptSet): string {
  return system === 'SALES'
    ? `${entitySet}?$select=${key}&$filter=startswith(${name},'${trialName}')`
    : `${entitySet}?$select=dataAreaId,${key}&$filter=${name} eq '${trialName}*'&cross-company=true`;
}

function pathOf({ system }: ODataClient, [entitySet, key]: SweptSet, row: Record<string, unknown>): string {
  const id = String(row[key]);
  if (system === 'SALES') return `${entitySet}(${id})`;
  const quoted = encodeURIComponent(id.replaceAll("'", "''"));
  return `${entitySet}(dataAreaId='${String(row.dataAreaId)}',${key}='${quoted}')`;
}
