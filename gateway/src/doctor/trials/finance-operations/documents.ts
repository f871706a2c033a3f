import { type DoctorContext, type Finding, unknown } from '../../check.ts';
import { readJson } from '../../read-json.ts';
import type { ReadTrial } from '../trial.ts';
import { verdict, worst } from '../verdict.ts';

/** What orders, invoices and variants that are there tell. */
export const financeOperationsDocumentTrials: readonly ReadTrial[] = [
  { assumption: 'fo-order-entities-share', how: 'read', run: entitiesShare },
  { assumption: 'fo-processing-status', how: 'read', run: processingStatus },
  { assumption: 'fo-invoice-numbers', how: 'read', run: invoiceNumbers },
  { assumption: 'fo-variant-number', how: 'read', run: variantNumber },
];

const harmless = 'Nothing depends on it but the sandbox: report it, so that it is corrected.';

async function entitiesShare({ financeOperations }: DoctorContext): Promise<Finding> {
  const version = async (entitySet: string, key: string) => {
    const { value } = await readJson(financeOperations, `${entitySet}(${key})?cross-company=true`);
    return value['@odata.etag'];
  };
  const findings: Finding[] = [];
  for (const [one, other, number] of [
    ['CDSSalesOrderHeaders', 'SalesOrderHeadersV2', 'SalesOrderNumber'],
    ['CDSSalesQuotationHeaders', 'SalesQuotationHeadersV2', 'SalesQuotationNumber'],
  ] as const) {
    const { status, rows, refusal } = await readJson(
      financeOperations,
      `${one}?$select=dataAreaId,${number}&$top=1&cross-company=true`,
    );
    const [row] = rows;
    if (row === undefined)
      findings.push(
        unknown(status >= 400 ? `${one} cannot be read (${refusal})` : `There is nothing in ${one}.`),
      );
    else {
      const key = `dataAreaId='${String(row.dataAreaId)}',${number}='${String(row[number])}'`;
      const versions = [await version(one, key), await version(other, key)];
      findings.push(
        verdict(
          typeof versions[0] === 'string' && versions[0] === versions[1],
          `the version of ${String(row[number])} is ${versions.join(' in one set and ')} in the other`,
          'A change through one entity does not show in the version of the other: the product uses one of each pair.',
        ),
      );
    }
  }
  return worst(findings);
}

/** What is over tells so; the steps between are taken in the client of F&O, where no request sees them happen. */
async function processingStatus({ financeOperations }: DoctorContext): Promise<Finding> {
  const findings: Finding[] = [];
  for (const [status, expected] of [
    ['Invoiced', 'Invoiced'],
    ['Canceled', 'Cancelled'],
    ['Backorder', undefined],
  ] as const) {
    const {
      rows,
      status: answered,
      refusal,
    } = await readJson(
      financeOperations,
      `CDSSalesOrderHeaders?$select=SalesOrderNumber,SalesOrderProcessingStatus&$top=20&cross-company=true&$filter=SalesOrderStatus eq Microsoft.Dynamics.DataEntities.SalesStatus'${status}'`,
    );
    if (answered >= 400) return unknown(`Orders cannot be read (${refusal})`);
    const told = [...new Set(rows.map((row) => String(row.SalesOrderProcessingStatus)))];
    const isAsAssumed =
      expected === undefined
        ? !told.includes('Invoiced') && !told.includes('Cancelled')
        : told.every((each) => each === expected);
    if (told.length > 0)
      findings.push(
        verdict(
          isAsAssumed,
          `orders that are ${status} are ${told.join(', ')}`,
          'The processing status of orders says something else here: report it with this output.',
        ),
      );
  }
  return findings.length === 0 ? unknown('There is no order to look at.') : worst(findings);
}

async function invoiceNumbers({ financeOperations, companies }: DoctorContext): Promise<Finding> {
  const [company = ''] = companies.companies;
  const { status, rows, refusal } = await readJson(
    financeOperations,
    `SalesInvoiceHeadersV2?$select=InvoiceNumber,LedgerVoucher&$top=20&cross-company=true&$filter=dataAreaId eq '${company}'`,
  );
  if (status >= 400) return unknown(`Invoices cannot be read (${refusal})`);
  if (rows.length === 0) return unknown(`${company} has no invoice.`);
  const others = rows.filter(
    ({ InvoiceNumber: number, LedgerVoucher: voucher }) =>
      !/^CIV-\d{6}$/.test(String(number)) || !/^CIVV-\d{6}$/.test(String(voucher)),
  );
  return verdict(
    others.length === 0,
    others.length === 0
      ? `${rows.length} invoices are numbered like ${String(rows[0]?.InvoiceNumber)}, ${String(rows[0]?.LedgerVoucher)}`
      : `Invoices are numbered like ${String(others[0]?.InvoiceNumber)}, ${String(others[0]?.LedgerVoucher)}`,
    harmless,
  );
}

const dimensions = ['ProductSizeId', 'ProductConfigurationId', 'ProductColorId', 'ProductStyleId'] as const;

async function variantNumber({ financeOperations }: DoctorContext): Promise<Finding> {
  const { status, rows, refusal } = await readJson(
    financeOperations,
    `ReleasedDistinctProductsV2?$select=ItemNumber,ProductNumber,${dimensions.join(',')}&$top=50&cross-company=true&$filter=ProductColorId ne '' or ProductSizeId ne ''`,
  );
  if (status >= 400) return unknown(`Released variants cannot be read (${refusal})`);
  if (rows.length === 0) return unknown('There is no variant.');
  const expected = (row: Record<string, unknown>) =>
    [String(row.ItemNumber), ...dimensions.map((name) => String(row[name]))].join(':').replace(/:+$/, '');
  const other = rows.find((row) => row.ProductNumber !== expected(row));
  return verdict(
    other === undefined,
    other === undefined
      ? `${rows.length} variants like ${String(rows[0]?.ProductNumber)}`
      : `${String(other.ProductNumber)} is not ${expected(other)}.`,
    harmless,
  );
}
