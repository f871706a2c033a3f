import { type Check, type DoctorContext, type Finding, missing, ok, unknown } from '../check.ts';
import { atBench, type Bench } from '../trials/bench.ts';
import { privilegeMend } from './columns.ts';

/** Sets that sync and mutations write, with a key under which there is nothing. */
export const writtenSets: Readonly<Record<string, string>> = {
  CustomersV3: "CustomerAccount='P2CD-NONE'",
  CDSContactsV2: "ContactPersonId='P2CD-NONE'",
  CDSSalesQuotationHeaders: "SalesQuotationNumber='P2CD-NONE'",
  CDSSalesQuotationLines: "SalesQuotationNumber='P2CD-NONE',LineCreationSequenceNumber=1",
  SellableReleasedProducts: "ProductNumber='P2CD-NONE'",
};

/**
 * Whether the user of the application may write. F&O tells no privileges over OData: it shows by requests that are
 * refused in any case, for a reason that comes after the right to ask.
 */
export const financeOperationsWriteChecks: readonly Check[] = Object.entries(writtenSets).map(
  ([entitySet, key]): Check => ({
    id: `finance-operations-write-${entitySet}`,
    system: 'FINANCE_OPERATIONS',
    need: `The application user may write ${entitySet}.`,
    after: [`finance-operations-read-${entitySet}`],
    run: (context) =>
      context.mayWrite
        ? atBench(context, (bench) => mayWrite(bench, entitySet, key))
        : Promise.resolve(notTold),
  }),
);

const notTold = unknown(
  'F&O tells no privileges: run again with --trial-writes, which sends writes that are refused in any case.',
);

async function mayWrite(
  { financeOperations, context }: Bench,
  entitySet: string,
  key: string,
): Promise<Finding> {
  const company = companyOf(context);
  const path = `${entitySet}(dataAreaId='${company}',${key})`;
  for (const [deed, answer] of [
    ['change', await financeOperations.patch(path, {})],
    // What comes of it after all is noted, and deleted.
    ['create', await financeOperations.post(entitySet, { dataAreaId: company })],
    ['delete', await financeOperations.delete(path)],
  ] as const)
    if (answer.status === 401 || answer.status === 403)
      return missing(
        `The user may not ${deed} ${entitySet} (${answer.refusal})`,
        privilegeMend('FINANCE_OPERATIONS', entitySet),
      );
  return ok('to change, create and delete');
}

const companyOf = ({ companies }: DoctorContext): string => companies.companies[0] ?? '';
