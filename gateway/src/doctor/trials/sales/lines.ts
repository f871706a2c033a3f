import type { Finding } from '../../check.ts';
import type { Bench } from '../bench.ts';
import type { WriteTrial } from '../trial.ts';
import { asRefused, verdict, worst } from '../verdict.ts';
import { productLine, readLines, setSalesScene, writeIn } from './scene.ts';

/** Lines of documents. */
export const salesLineTrials: readonly WriteTrial[] = [
  { assumption: 'dv-line-sequence-number', how: 'write', run: sequenceNumbers },
  {
    assumption: 'dv-line-unit-required',
    how: 'write',
    run: async ({ sales }) => {
      const scene = await setSalesScene(sales);
      const quote = await scene.document('quotes');
      const { 'uomid@odata.bind': _, ...withoutUnit } = productLine(scene);
      return asRefused(
        await sales.post('quotedetails', { 'quoteid@odata.bind': `/${quote.path}`, ...withoutUnit }),
        {
          otherwise: 'A line with a product and without a unit is taken.',
          mend: 'Nothing breaks: the gateway demands the unit. Report it, so that the sandbox is corrected.',
        },
      );
    },
  },
  {
    assumption: 'dv-update-only-column',
    how: 'write',
    run: async ({ sales }) => {
      const scene = await setSalesScene(sales);
      const quote = await scene.document('quotes');
      const post = (column: string) =>
        sales.post('quotedetails', { 'quoteid@odata.bind': `/${quote.path}`, ...writeIn, [column]: 5 });
      const told = async (column: string) =>
        asRefused(await post(column), {
          words: '0x80040203',
          otherwise: `A new line may give ${column}.`,
          mend: 'Nothing breaks: the product gives neither. Report it, so that the sandbox is corrected.',
        });
      return worst([await told('baseamount'), await told('extendedamount')]);
    },
  },
];

/** Lines are numbered on; what is deleted leaves a gap. */
async function sequenceNumbers({ sales }: Bench): Promise<Finding> {
  const scene = await setSalesScene(sales);
  const findings: Finding[] = [];
  for (const entitySet of ['quotes', 'salesorders', 'invoices'] as const) {
    const document = await scene.document(entitySet);
    const first = await scene.line(document, { ...writeIn, sequencenumber: 3 });
    await scene.line(document, writeIn);
    await scene.line(document, writeIn);
    const numbers = async () => (await readLines(sales, document)).map((line) => line.sequencenumber);
    const given = await numbers();
    await sales.delete(first.path);
    const left = await numbers();
    findings.push(
      verdict(
        given.join() === '3,4,5' && left.join() === '4,5',
        `${entitySet}: lines after 3 have ${given.slice(1).join(' and ')}, after a deletion ${left.join(' and ')}`,
        'Lines are told apart by their number: do not start sync, and report it with this output.',
      ),
    );
  }
  return worst(findings);
}
