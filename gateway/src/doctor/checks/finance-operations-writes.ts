import { type Check, type DoctorContext, type Finding, missing, ok, unknown } from '../check.ts';
import { atBench, type Bench } from '../trials/bench.ts';
import { trialName } from '../trials/trial-name.ts';
import { isAway } from '../trials/verdict.ts';
import { privilegeMend } from './columns.ts';

interface WrittenSet {
  /** There is nothing under it. */
  readonly key: string;
  /** Refused for what it lacks or names. A record that came of it after all would be known by its name. */
  readonly body: object;
}

/** Sets that sync and mutations write. */
export const writtenSets: Readonly<Record<string, WrittenSet>> = {
  CustomersV3: { key: "CustomerAccount='P2CD-NONE'", body: { OrganizationName: trialName } },
  CDSContactsV2: { key: "ContactPersonId='P2CD-NONE'", body: { FirstName: trialName } },
  CDSSalesQuotationHeaders: {
    key: "SalesQuotationNumber='P2CD-NONE'",
    body: { CustomerRequisitionNumber: trialName },
  },
  CDSSalesQuotationLines: {
    key: "SalesQuotationNumber='P2CD-NONE',LineCreationSequenceNumber=1",
    body: { SalesQuotationNumber: 'P2CD-NONE' },
  },
  SellableReleasedProducts: { key: "ProductNumber='P2CD-NONE'", body: { ProductNumber: 'P2CD-NONE' } },
};

/**
 * Whether the user of the application may write. F&O tells no privileges over OData: it shows by requests that are
 * refused in any case, for a reason that comes after the right to ask.
 */
export const financeOperationsWriteChecks: readonly Check[] = Object.entries(writtenSets).map(
  ([entitySet, written]): Check => ({
    id: `finance-operations-write-${entitySet}`,
    system: 'FINANCE_OPERATIONS',
    need: `The application user may write ${entitySet}.`,
    after: [`finance-operations-read-${entitySet}`],
    run: (context) =>
      context.mayWrite
        ? atBench(context, (bench) => mayWrite(bench, entitySet, written))
        : Promise.resolve(notTold),
  }),
);

const notTold = unknown(
  'F&O tells no privileges: run again with --trial-writes, which sends writes that are refused in any case.',
);

async function mayWrite(
  { financeOperations, context }: Bench,
  entitySet: string,
  { key, body }: WrittenSet,
): Promise<Finding> {
  const company = companyOf(context);
  const path = `${entitySet}(dataAreaId='${company}',${key})`;
  for (const [deed, answer] of [
    ['change', await financeOperations.patch(path, {})],
    // What comes of it after all is noted, and deleted.
    ['create', await financeOperations.post(entitySet, { dataAreaId: company, ...body })],
    ['delete', await financeOperations.delete(path)],
  ] as const) {
    if (answer.status === 401 || answer.status === 403)
      return missing(
        `The user may not ${deed} ${entitySet} (${answer.refusal})`,
        privilegeMend('FINANCE_OPERATIONS', entitySet),
      );
    if (isAway(answer))
      return unknown(`Whether the user may ${deed} ${entitySet} is not told (${answer.refusal})`);
  }
  return ok('to change, create and delete');
}

const companyOf = ({ companies }: DoctorContext): string => companies.companies[0] ?? '';
