import type { ODataClient } from '@p2c/odata';
import { type DoctorContext, type Finding, ok, unknown } from '../check.ts';
import { readPages } from '../read-json.ts';
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

/** Where records of trials are, those first that hold others, and what could not be searched. */
export async function findTrialRecords({ sales, financeOperations }: DoctorContext): Promise<Found> {
  const found = [await find(sales, salesSets), await find(financeOperations, financeOperationsSets)];
  return {
    paths: found.flatMap(({ paths }) => paths),
    findings: found.flatMap(({ findings }) => findings),
  };
}

interface Found {
  readonly paths: readonly string[];
  readonly findings: readonly Finding[];
}

type SweptSet = readonly [entitySet: string, key: string, name: string];

async function sweep(client: ODataClient, sets: readonly SweptSet[]): Promise<Finding[]> {
  const { paths, findings } = await find(client, sets);
  const cleaner = createCleaner(client);
  // The last one noted is deleted first.
  for (const path of paths.toReversed()) cleaner.add(path);
  const left = await cleaner.clear();
  const deleted = paths.length - left.length;
  return [
    ...findings,
    ...(deleted > 0 ? [ok(`${deleted} of an earlier run deleted`)] : []),
    ...left.map(leftBehind),
  ];
}

async function find(client: ODataClient, sets: readonly SweptSet[]): Promise<Found> {
  const findings: Finding[] = [];
  const paths = new Set<string>();
  for (const set of sets) {
    const { status, rows, refusal } = await readPages(client, printSearch(client, set));
    if (status >= 400) findings.push(unknown(`${set[0]} cannot be searched for trial records (${refusal})`));
    for (const row of rows) paths.add(pathOf(client, set, row));
  }
  return { paths: [...paths], findings };
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
