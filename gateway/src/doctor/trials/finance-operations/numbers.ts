import type { Finding } from '../../check.ts';
import type { Bench } from '../bench.ts';
import { stamp } from '../sales/scene.ts';
import type { WriteTrial } from '../trial.ts';
import { TrialStopped } from '../trial.ts';
import { trialName } from '../trial-name.ts';
import { asRefused, asTaken } from '../verdict.ts';
import { customerPattern, setFinanceOperationsScene } from './scene.ts';

/** Numbers that are given by hand, and the companies that they count in. */
export const financeOperationsNumberTrials: readonly WriteTrial[] = [
  {
    assumption: 'fo-customer-number-manual',
    how: 'write',
    run: async ({ financeOperations, context }) => {
      const values = await customerPattern(financeOperations, companyOf(context));
      return taken(
        await financeOperations.post('CustomersV3', { ...values, CustomerAccount: number() }),
        'customer accounts',
      );
    },
  },
  {
    assumption: 'fo-contact-number-manual',
    how: 'write',
    run: async ({ financeOperations, context }) => {
      const { company, customer } = await setFinanceOperationsScene(financeOperations, companyOf(context));
      return taken(
        await financeOperations.post('CDSContactsV2', {
          dataAreaId: company,
          ContactPersonId: number(),
          FirstName: trialName,
          LastName: trialName,
          AssociatedPartyNumber: customer.values.PartyNumber,
        }),
        'contact persons',
      );
    },
  },
  documentTrial('fo-quotation-number-manual', 'CDSSalesQuotationHeaders', {
    number: 'SalesQuotationNumber',
    customer: 'RequestingCustomerAccountNumber',
    what: 'sales quotations',
  }),
  documentTrial('fo-order-number-manual', 'CDSSalesOrderHeaders', {
    number: 'SalesOrderNumber',
    customer: 'OrderingCustomerAccountNumber',
    what: 'sales orders',
  }),
  { assumption: 'fo-manual-number-other-company', how: 'write', run: otherCompany },
];

const number = () => `P2CD-${stamp()}`.toUpperCase();
const companyOf = ({ companies }: Bench['context']): string => companies.companies[0] ?? '';

function taken(answer: Parameters<typeof asTaken>[0], what: string): Finding {
  return asTaken(
    answer,
    'a number by hand is taken',
    `A number by hand is refused for ${what}`,
    `Set the number sequence of ${what} to Manual: Accounts receivable parameters > Number sequences.`,
  );
}

function documentTrial(
  assumption: string,
  entitySet: string,
  names: { number: string; customer: string; what: string },
): WriteTrial {
  return {
    assumption,
    how: 'write',
    run: async ({ financeOperations, context }) => {
      const { company, customer } = await setFinanceOperationsScene(financeOperations, companyOf(context));
      const answer = await financeOperations.post(entitySet, {
        dataAreaId: company,
        [names.number]: number(),
        [names.customer]: customer.id,
        CurrencyCode: customer.values.SalesCurrencyCode,
        CustomerRequisitionNumber: trialName,
      });
      return taken(answer, names.what);
    },
  };
}

/** At most one company is the user's default: a customer of the others is refused. */
async function otherCompany({ financeOperations }: Bench): Promise<Finding> {
  const { rows } = await financeOperations.get(
    "CustomersV3?$select=dataAreaId&$filter=CustomerGroupId ne ''&$orderby=dataAreaId&$top=2000",
  );
  const companies = [...new Set(rows.map(({ dataAreaId }) => String(dataAreaId)))];
  if (companies.length < 2) throw new TrialStopped('There are customers of one company only.');
  const answers = [];
  for (const company of companies.slice(0, 2))
    answers.push(
      await financeOperations.post(
        'CustomersV3?cross-company=false',
        await customerPattern(financeOperations, company),
      ),
    );
  const [refused] = answers.filter(({ status }) => status >= 300);
  const [first] = answers;
  if (first === undefined) throw new TrialStopped('Nothing was asked.');
  return asRefused(refused ?? first, {
    otherwise: 'A customer of another than the default company is taken without cross-company=true.',
    mend: 'Nothing breaks: the connector always sends it. Report it, so that the sandbox is corrected.',
  });
}
