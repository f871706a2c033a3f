/**
 * `npm run doctor`: connects to the configured systems (the sandbox where none are), looks at every need of the
 * product and says in plain words what is missing and how to mend it.
 */
import { Command } from 'commander';
import { ConfigError, readConfig } from '../config.ts';
import { openSystems } from '../open-systems.ts';
import type { CheckResult } from './check.ts';
import { printStop, printSummary, worstOf } from './print-report.ts';
import { printProblems, printSections } from './print-sections.ts';
import { createProgress } from './progress.ts';
import { runDoctor } from './run-doctor.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const exitCodes = { healthy: 0, missing: 1, usage: 2 } as const;

interface DoctorOptions {
  readonly json: boolean;
  readonly problems: boolean;
  readonly trialWrites: boolean;
}

await main().catch((error: unknown) => {
  const { message, stack } = error as Error;
  process.stderr.write(`${error instanceof ConfigError ? message : (stack ?? message)}\n`);
  process.exitCode = exitCodes.usage;
});

async function main(): Promise<void> {
  const { own, rest } = parseOwn(process.argv.slice(2));
  const config = readConfig(rest);
  const progress = createProgress(process.stderr);
  const stop = stopOnSignal((name) => {
    progress.clear();
    process.stderr.write(
      `${name}: what is under way ends, and what trials made is deleted. Once more: at once.\n`,
    );
  });
  const systems = await openSystems(config, 'fresh');
  const results = await runDoctor({
    ...config,
    ...systems,
    mayWrite: own.trialWrites,
    stop: stop.signal,
    onBegin: ({ id }, at, of) => progress.show(at, of, id),
  }).finally(() => systems.stop());
  progress.clear();
  if (own.json) process.stdout.write(`${JSON.stringify(results.map(toJson), undefined, 2)}\n`);
  else process.stdout.write(printReport(results, own, stop.signal.aborted));
  const isMissing = results.some(({ findings }) => worstOf(findings) === 'missing');
  // A reader of a pipe may be slow: an exit at once would cut off what it has not taken yet.
  process.exitCode = stop.exitCode() ?? (isMissing ? exitCodes.missing : exitCodes.healthy);
}

function printReport(
  results: readonly CheckResult[],
  { problems, trialWrites }: DoctorOptions,
  isStopped: boolean,
): string {
  return `${problems ? '' : printSections(results)}${printProblems(results)}${printSummary(results)}${isStopped ? printStop(results, trialWrites) : ''}`;
}

/** The options of doctor itself, and what is left for those of the gateway: the systems, the companies. */
function parseOwn(argv: readonly string[]): { own: DoctorOptions; rest: readonly string[] } {
  const command = new Command('npm run doctor --')
    .description(
      'Look at both systems and say what is missing and how to mend it. All options of npm start that say where the systems are count here too; without them a sandbox is looked at.',
    )
    .option('--json', 'print the findings as JSON (npm run -s, so that npm prints nothing of its own)', false)
    .option('--problems', 'print only what is to be mended; --json prints everything all the same', false)
    .option(
      '--trial-writes',
      'also try what only a write shows, on records named "P2C doctor" that are deleted again: in a test environment, with no gateway running beside it',
      false,
    )
    .addHelpText(
      'after',
      [
        '',
        'Options for the systems: npm start -- --help',
        '',
        'Exit codes:',
        '  0  nothing is missing; there may be warnings, and needs that could not be told',
        '  1  something is missing',
        '  2  not run: an option or a setting is wrong',
        '  130, 143  stopped by Ctrl+C or SIGTERM; what trials had made is deleted first',
        '',
        'What trial writes make, delete and cannot take back: docs/connect-a-tenant.md',
      ].join('\n'),
    )
    .allowUnknownOption()
    .allowExcessArguments()
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : exitCodes.usage));
  const { operands, unknown } = command.parseOptions([...argv]);
  if (unknown.includes('--help') || unknown.includes('-h')) command.help();
  return { own: command.opts<DoctorOptions>(), rest: [...operands, ...unknown] };
}

function toJson({ check, findings }: CheckResult) {
  return {
    id: check.id,
    system: check.system,
    need: check.need,
    ...(check.assumed === undefined ? {} : { assumed: check.assumed }),
    result: worstOf(findings),
    findings,
  };
}
