import { type DoctorContext, type Finding, unknown } from '../../check.ts';
import { readJson } from '../../read-json.ts';
import type { ReadTrial } from '../trial.ts';
import { verdict, worst } from '../verdict.ts';

const harmless = 'Only the counts of the doctor use aggregates: report it, so that the sandbox is corrected.';

/** What $apply answers. */
export const salesAggregateTrials: readonly ReadTrial[] = [
  { assumption: 'dv-aggregate-numbers', how: 'read', run: aggregateNumbers },
];

async function aggregateNumbers({ sales }: DoctorContext): Promise<Finding> {
  const ask = (apply: string) => readJson(sales, `accounts?$apply=${apply}`);
  const whole = await ask('aggregate(numberofemployees with average as employees)');
  const decimal = await readJson(
    sales,
    'quotes?$apply=aggregate(totalamount with sum as total,totalamount with average as mean)',
  );
  const groups = await ask(
    'filter(numberofemployees ne null)/groupby((numberofemployees),aggregate($count as records))',
  );
  const refused = [whole, decimal, groups].find(({ status }) => status >= 400);
  if (refused) return unknown(`Sales does not add up (${refused.refusal})`);
  // As it stands in the text: a parsed number has lost the zeros.
  const printed = (text: string, name: string) => new RegExp(`"${name}":\\s*"?(-?[\\d.]+)`).exec(text)?.[1];
  const employees = printed(whole.text, 'employees');
  const total = printed(decimal.text, 'total');
  const mean = printed(decimal.text, 'mean');
  if (employees === undefined || total === undefined || mean === undefined)
    return unknown('There are no accounts with employees, or no quotes, to add up.');
  const order = groups.rows.map(({ numberofemployees: value }) => Number(value));
  return worst([
    verdict(/^-?\d+$/.test(employees), `an average of whole numbers is ${employees}`, harmless),
    verdict(/\.\d{9}$/.test(total), `a sum of decimals is ${total}`, harmless),
    verdict(/\.\d{9}$/.test(mean), `an average of decimals is ${mean}`, harmless),
    verdict(
      order.every((value, at) => at === 0 || (order[at - 1] ?? value) <= value),
      `${order.length} groups come ${order.join(', ').slice(0, 80)}`,
      harmless,
    ),
  ]);
}
