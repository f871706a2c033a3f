import { readFileSync } from 'node:fs';

/** Every statement is in a file of its own: `statements/end-intent.sql` is `endIntent`. */
const names = [
  'attemptedDocuments',
  'attemptedLines',
  'auditAttempts',
  'byKeys',
  'byNumbers',
  'byTargetKeys',
  'checkpoint',
  'count',
  'countRun',
  'documentsOf',
  'due',
  'dueDependents',
  'endAttempt',
  'endIntent',
  'endIntentTimes',
  'endLeases',
  'endRipeAttempts',
  'failUnfinishedRuns',
  'finishRun',
  'forgetLines',
  'hint',
  'intend',
  'keepAttempt',
  'keepLine',
  'lease',
  'lineKeys',
  'list',
  'listOrdered',
  'markAttemptsAudited',
  'markAttemptsRipe',
  'overview',
  'readCheckpoint',
  'recordWrite',
  'renewLease',
  'ripeAttempts',
  'ripenAttempt',
  'run',
  'runs',
  'settle',
  'staleIntents',
  'startRun',
  'trimRuns',
  'trimWrites',
  'waitingFor',
  'writes',
] as const;

type StatementName = (typeof names)[number];

/**
 * The statements of the ledger, named by what they do. Conditional updates repeat their predicate, so that they hold
 * on any isolation level.
 */
export const statements: Readonly<Record<StatementName, string>> = Object.fromEntries(
  names.map((name) => [name, readFileSync(fileOf(name), 'utf8')]),
) as Record<StatementName, string>;

function fileOf(name: StatementName): URL {
  const file = name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
  return new URL(`./statements/${file}.sql`, import.meta.url);
}
