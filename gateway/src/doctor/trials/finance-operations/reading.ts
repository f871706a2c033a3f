import { type DoctorContext, type Finding, unknown } from '../../check.ts';
import { readJson, sendJson } from '../../read-json.ts';
import { batchHeaders, printTrialBatch, readTrialBatch } from '../batch.ts';
import type { ReadTrial } from '../trial.ts';
import { asRefused, verdict, worst } from '../verdict.ts';

/** Pages, paths and batches of F&O. */
export const financeOperationsReadTrials: readonly ReadTrial[] = [
  { assumption: 'fo-maxpagesize', how: 'read', run: maxPageSize },
  { assumption: 'fo-navigation-path', how: 'read', run: navigationPath },
  { assumption: 'fo-nested-expand-options', how: 'read', run: nestedOptions },
  { assumption: 'fo-batch-goes-on', how: 'read', run: batchGoesOn },
];

async function maxPageSize({ financeOperations }: DoctorContext): Promise<Finding> {
  const { status, rows, refusal } = await readJson(financeOperations, 'Currencies?$select=CurrencyCode', {
    prefer: 'odata.maxpagesize=1',
  });
  if (status >= 300) return unknown(`Currencies cannot be read (${refusal})`);
  if (rows.length === 0) return unknown('There is no currency to count.');
  return verdict(
    rows.length === 1,
    `asked for pages of one row, it gave ${rows.length}`,
    'Pages are as large as F&O makes them (10,000 rows): reads of all rows need more memory.',
  );
}

async function navigationPath({ financeOperations }: DoctorContext): Promise<Finding> {
  const orders = await readJson(
    financeOperations,
    'SalesOrderHeadersV2?$select=dataAreaId,SalesOrderNumber&$top=1&cross-company=true',
  );
  if (orders.status >= 400) return unknown(`Orders cannot be read (${orders.refusal})`);
  const [order] = orders.rows;
  if (order === undefined) return unknown('There is no order to follow a navigation from.');
  const key = `dataAreaId='${String(order.dataAreaId)}',SalesOrderNumber='${String(order.SalesOrderNumber)}'`;
  const { status, value, refusal } = await readJson(
    financeOperations,
    `SalesOrderHeadersV2(${key})/SalesOrderLines?$select=InventoryLotId&$orderby=InventoryLotId&$top=1&cross-company=true`,
  );
  return verdict(
    status < 300 && Array.isArray(value.value),
    status < 300 ? 'it is a list, with its query options' : `It is refused (${refusal})`,
    'The product follows no navigation in a path: report it, so that the sandbox is corrected.',
  );
}

async function nestedOptions({ financeOperations }: DoctorContext): Promise<Finding> {
  const ask = (inner: string) =>
    readJson(
      financeOperations,
      `SalesOrderHeadersV2?$select=SalesOrderNumber&$top=1&$expand=SalesOrderLines($select=InventoryLotId${inner})`,
    );
  const plain = await ask('');
  if (plain.status >= 400) return unknown(`Orders cannot be read with their lines (${plain.refusal})`);
  const findings: Finding[] = [];
  for (const option of ['$top=1', '$orderby=InventoryLotId', '$filter=OrderedSalesQuantity gt 0'])
    findings.push(
      asRefused(await ask(`;${option}`), {
        words: '400',
        otherwise: `${option} inside of $expand is taken.`,
        mend: 'Nothing breaks: the connector sends none. Report it, so that the sandbox is corrected.',
      }),
    );
  return worst(findings);
}

async function batchGoesOn({ financeOperations }: DoctorContext): Promise<Finding> {
  const good = { method: 'GET', target: 'Currencies?$top=1' } as const;
  const bad = { method: 'GET', target: 'Currencies?$select=P2CDoctor' } as const;
  const { status, text, refusal } = await sendJson(financeOperations, {
    method: 'POST',
    target: '$batch',
    headers: batchHeaders,
    body: printTrialBatch([good, bad, good]),
  });
  if (status >= 400) return unknown(`The batch is refused (${refusal})`);
  const statuses = readTrialBatch(text).answers.map((answer) => answer.status);
  return worst([
    verdict(
      statuses.length === 3 && (statuses[1] ?? 0) >= 400 && (statuses[2] ?? 500) < 300,
      `three requests, the second refused, are answered ${statuses.join(', ')}`,
      'What stands behind a refusal in a batch is taken for not answered, and looked at again: sync is slower.',
    ),
  ]);
}
