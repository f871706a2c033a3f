import { type Finding, warning } from '../../check.ts';
import type { Bench } from '../bench.ts';
import { stamp } from '../sales/scene.ts';
import { TrialStopped, type WriteTrial } from '../trial.ts';
import { trialName } from '../trial-name.ts';
import { asRefused, asTaken, verdict, worst } from '../verdict.ts';
import { publicEntity } from './metadata.ts';
import { makeCustomer, setFinanceOperationsScene } from './scene.ts';

/** Versions of records, and what is written to one that is not there or not as it was read. */
export const financeOperationsVersionTrials: readonly WriteTrial[] = [
  { assumption: 'fo-stale-etag-412', how: 'write', run: staleVersion },
  { assumption: 'fo-unchanged-write-renews-version', how: 'write', run: emptyChange },
  { assumption: 'fo-patch-missing-404', how: 'write', run: patchMissing },
  { assumption: 'fo-put-changes-named', how: 'write', run: putNamed },
  { assumption: 'fo-return-representation', how: 'write', run: returnRepresentation },
  { assumption: 'fo-read-only-entity', how: 'write', run: readOnlyEntity },
  { assumption: 'fo-quotation-totals-version', how: 'write', run: quotationVersion },
];

const company = ({ context }: Bench): string => context.companies.companies[0] ?? '';

async function staleVersion(bench: Bench): Promise<Finding> {
  const { financeOperations } = bench;
  const { path } = await makeCustomer(financeOperations, company(bench));
  const before = await financeOperations.read(path);
  await financeOperations.patch(path, { KnownAs: 'one' });
  const answer = await financeOperations.patch(
    path,
    { KnownAs: 'two' },
    { 'if-match': String(before['@odata.etag']) },
  );
  return asRefused(answer, {
    words: '412',
    otherwise: 'A write on a version that is no more is taken.',
    mend: 'Changes of other users are overwritten unseen: do not start sync, and report it with this output.',
  });
}

/** Sync notices by it that a header was touched since it looked. */
async function emptyChange(bench: Bench): Promise<Finding> {
  const { financeOperations } = bench;
  const scene = await setFinanceOperationsScene(financeOperations, company(bench));
  const { path } = await scene.document('quotation');
  const version = async () => (await financeOperations.read(path))['@odata.etag'];
  const before = await version();
  const same = { CustomerRequisitionNumber: trialName };
  const written = await financeOperations.patch(path, same, { 'if-match': String(before) });
  const after = await version();
  return worst([
    asTaken(written, 'taken', 'A change to the same value is refused'),
    verdict(
      after !== before,
      `the version ${after === before ? 'stays' : 'is another'}`,
      'Sync guards a header whose lines it writes by such a change: two passes at a time may both write the lines. Run one gateway.',
    ),
  ]);
}

async function patchMissing(bench: Bench): Promise<Finding> {
  const { financeOperations } = bench;
  const path = `CustomersV3(dataAreaId='${company(bench)}',CustomerAccount='P2CD-${stamp()}')`;
  const answer = await financeOperations.patch(path, { OrganizationName: trialName }, {});
  if (answer.status < 300) financeOperations.keep(path);
  return asRefused(answer, {
    words: '404',
    otherwise: 'A change of a customer that is not there makes one.',
    mend: 'Records that are deleted while sync writes come back: report it with this output.',
  });
}

async function putNamed(bench: Bench): Promise<Finding> {
  const { financeOperations } = bench;
  const { path } = await makeCustomer(financeOperations, company(bench), { SalesMemo: 'kept' });
  const answer = await financeOperations.put(path, { KnownAs: 'put' });
  const { SalesMemo: memo } = await financeOperations.read(path);
  const mend = 'Nothing breaks: the connector sends no PUT. Report it, so that the sandbox is corrected.';
  return worst([
    asTaken(answer, 'taken', 'PUT is refused', mend),
    verdict(memo === 'kept', `what it does not name ${memo === 'kept' ? 'stays' : 'is emptied'}`, mend),
  ]);
}

async function returnRepresentation(bench: Bench): Promise<Finding> {
  const { financeOperations } = bench;
  const { path } = await makeCustomer(financeOperations, company(bench));
  const { status, text, refusal } = await financeOperations.patch(
    path,
    { KnownAs: 'asked' },
    { prefer: 'return=representation' },
  );
  if (status >= 300) throw new TrialStopped(`A customer cannot be changed (${refusal})`);
  return verdict(
    status === 204 && text === '',
    `a change is answered ${status} ${text === '' ? 'without a body' : 'with the record'}`,
    'Nothing breaks: the connector reads the record again, which it could spare here.',
  );
}

const invoiceMend =
  'Nothing breaks: the product writes no invoices to F&O. Report it, so that the sandbox is corrected.';

/** An invoice that is made is posted for good: it is tried only where the metadata says that it is refused. */
async function readOnlyEntity(bench: Bench): Promise<Finding> {
  const entity = await publicEntity(bench.context.financeOperations, 'SalesInvoiceHeaderV2');
  if ('kind' in entity) return entity;
  if (!entity.IsReadOnly) return warning('Invoices may be made over OData, says the metadata.', invoiceMend);
  const answer = await bench.financeOperations.post('SalesInvoiceHeadersV2', { dataAreaId: company(bench) });
  return asRefused(answer, {
    words: '405',
    otherwise: 'An invoice is made over OData.',
    mend: invoiceMend,
  });
}

async function quotationVersion(bench: Bench): Promise<Finding> {
  const { financeOperations } = bench;
  const scene = await setFinanceOperationsScene(financeOperations, company(bench));
  const quotation = await scene.document('quotation');
  const version = async () => (await financeOperations.read(quotation.path))['@odata.etag'];
  const before = await version();
  await scene.line(quotation);
  const after = await version();
  return verdict(
    after === before,
    `with a new line the version of the header ${after === before ? 'stays' : 'is another'}`,
    'Quotations are written once more than needed: sync takes the new version for a change of somebody else.',
  );
}
