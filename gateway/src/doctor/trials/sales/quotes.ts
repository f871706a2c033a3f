import type { Finding } from '../../check.ts';
import type { Bench } from '../bench.ts';
import type { Desk, Made } from '../desk.ts';
import { TrialStopped, type WriteTrial } from '../trial.ts';
import { trialName } from '../trial-name.ts';
import { asRefused, asTaken, verdict, worst } from '../verdict.ts';
import { setSalesScene } from './scene.ts';

/** States of quotes, and what can be changed in them. */
export const salesQuoteTrials: readonly WriteTrial[] = [
  { assumption: 'dv-active-quote-editable', how: 'write', run: activeEditable },
  { assumption: 'dv-closed-quote-read-only', how: 'write', run: closedReadOnly },
  { assumption: 'dv-quote-state-by-update', how: 'write', run: stateByUpdate },
  { assumption: 'dv-revise-active-quote', how: 'write', run: reviseActive },
];

/** A quote with a line, brought to Active. */
export async function makeActiveQuote(desk: Desk): Promise<{ quote: Made; line: Made }> {
  const scene = await setSalesScene(desk);
  const quote = await scene.document('quotes');
  const line = await scene.line(quote);
  const { status, refusal } = await desk.patch(quote.path, { statecode: 1, statuscode: 2 });
  if (status >= 300) throw new TrialStopped(`A quote cannot be activated (${refusal})`);
  return { quote, line };
}

export async function winQuote(desk: Desk, { path }: Made): Promise<void> {
  const { status, refusal } = await desk.post('WinQuote', {
    Status: 4,
    QuoteClose: { subject: trialName, 'quoteid@odata.bind': `/${path}` },
  });
  if (status >= 300) throw new TrialStopped(`A quote cannot be won (${refusal})`);
}

async function activeEditable({ sales }: Bench): Promise<Finding> {
  const { quote, line } = await makeActiveQuote(sales);
  return worst([
    asTaken(
      await sales.patch(quote.path, { description: trialName }),
      'the quote can be changed',
      'An active quote cannot be changed',
      'Updates of active quotes through the gateway will be refused.',
    ),
    asTaken(
      await sales.patch(line.path, { quantity: 3 }),
      'its lines too',
      'The lines of an active quote cannot be changed',
      'Updates of lines of active quotes through the gateway will be refused.',
    ),
  ]);
}

async function closedReadOnly({ sales }: Bench): Promise<Finding> {
  const { quote, line } = await makeActiveQuote(sales);
  await winQuote(sales, quote);
  const mend = 'A won quote can change here after it was agreed: sync carries such changes over.';
  return worst([
    asRefused(await sales.patch(quote.path, { description: trialName }), {
      words: '0x80040224',
      otherwise: 'A won quote can be changed.',
      mend,
    }),
    asRefused(await sales.patch(line.path, { quantity: 3 }), {
      words: '0x80043b09',
      otherwise: 'The lines of a won quote can be changed.',
      mend,
    }),
    asTaken(
      await sales.delete(quote.path),
      'it can be deleted as a whole',
      'A won quote cannot be deleted',
      'Delete it by hand.',
    ),
  ]);
}

async function stateByUpdate({ sales }: Bench): Promise<Finding> {
  const { quote } = await makeActiveQuote(sales);
  const findings: Finding[] = [];
  for (const [what, statecode, statuscode] of [
    ['back to Draft', 0, 1],
    ['to Won', 2, 4],
    ['to Closed', 3, 5],
  ] as const)
    findings.push(
      asRefused(await sales.patch(quote.path, { statecode, statuscode }), {
        words: '0x80040224',
        otherwise: `An update brings an active quote ${what}.`,
        mend: 'Nothing breaks: the gateway uses the actions. Report it, so that the sandbox is corrected.',
      }),
    );
  return worst(findings);
}

async function reviseActive({ sales }: Bench): Promise<Finding> {
  const { quote } = await makeActiveQuote(sales);
  const revise = () => sales.post('ReviseQuote', { QuoteId: quote.id, ColumnSet: { AllColumns: true } });
  const first = await revise();
  const { quoteid: revision } = first.value;
  if (typeof revision === 'string') sales.keep(`quotes(${revision})`);
  const { statecode, statuscode } = await sales.read(quote.path, 'statecode,statuscode');
  const second = await revise();
  const { quoteid: another } = second.value;
  if (typeof another === 'string') sales.keep(`quotes(${another})`);
  const mend =
    'reviseQuote of the gateway will be refused, or do something else: report it with this output.';
  return worst([
    asTaken(first, 'taken', 'An active quote cannot be revised', mend),
    verdict(
      statecode === 3 && statuscode === 7,
      `the quote is then in state ${String(statecode)}, status ${String(statuscode)}`,
      mend,
    ),
    asRefused(second, { otherwise: 'A quote with a draft revision can be revised again.', mend }),
  ]);
}
