import { type Check, ok, warning } from '../check.ts';
import { findTrialRecords, sweepTrialRecords } from '../trials/sweep.ts';

const needs = {
  id: 'trial-records',
  system: 'SALES',
  after: ['sales-access', 'finance-operations-access'],
} as const;

/** Trials begin by deleting what an earlier run left behind, and end by looking once more. */
export const trialRecordChecks: { readonly before: Check; readonly after: Check } = {
  before: {
    ...needs,
    id: 'trial-records-before',
    need: 'No record of an earlier run of trials is left.',
    run: async (context) => {
      if (context.mayWrite) {
        const findings = await sweepTrialRecords(context);
        return findings.length === 0 ? ok('none') : findings;
      }
      const { paths, findings } = await findTrialRecords(context);
      if (paths.length === 0) return findings.length === 0 ? ok('none') : findings;
      const left = warning(
        `${paths.length} are left: ${paths.slice(0, 5).join(', ')}`,
        'Run the trials again (--trial-writes): they begin by deleting them.',
      );
      return [left, ...findings];
    },
  },
  after: {
    ...needs,
    id: 'trial-records-after',
    need: 'No record of these trials is left.',
    run: async (context) => {
      if (!context.mayWrite) return ok('none was made');
      const findings = await sweepTrialRecords(context);
      return findings.length === 0 ? ok('none') : findings;
    },
  },
};
