import { describe, expect, it } from 'vitest';
import { type Check, type CheckResult, type Finding, missing, ok, unknown, warning } from './check.ts';
import { printStop } from './print-report.ts';
import { printProblems, printSections } from './print-sections.ts';

const check = (id: string, assumed?: string): Check => ({
  id,
  system: 'FINANCE_OPERATIONS',
  need: `Fact ${id}.`,
  ...(assumed === undefined ? {} : { assumed }),
  run: async () => ok(),
});
const result = (id: string, findings: readonly Finding[], assumed?: string): CheckResult => ({
  check: check(id, assumed),
  findings,
});

describe('the report of doctor', () => {
  it('tells needs and assumptions apart, and of an assumption the fact first', () => {
    const text = printSections([
      result('a-need', [ok()]),
      result('an-assumption', [ok('seen')], '412'),
      result('a-later-need', [warning('It is slow.', 'Wait.')]),
    ]);
    expect(text).toBe(
      [
        '',
        'Needs',
        '',
        'ok       F&O: Fact a-need.  [a-need]',
        'warning  F&O: Fact a-later-need.  [a-later-need]',
        '           It is slow.',
        '           Mend: Wait.',
        '',
        'Assumptions',
        '',
        'ok       F&O: Fact an-assumption.  [an-assumption]',
        '           assumed: 412',
        '           seen',
        '',
      ].join('\n'),
    );
  });

  it('folds what one failure blocked into one line with its count, and leaves what has a reason of its own', () => {
    const text = printSections([
      result('a', [missing('It is not there.', 'Add it.')]),
      ...['b', 'c', 'd'].map((id) => result(id, [unknown('not looked at: a')])),
      result('e', [unknown('It is busy.')]),
      result('f', [unknown('not looked at: a')], 'yes'),
    ]);
    expect(text).toContain('?        3 of these: not looked at: a\n');
    expect(text).toContain('F&O: Fact e.  [e]\n           It is busy.');
    expect(text).toContain('F&O: Fact f.  [f]');
    expect(text).not.toContain('Fact c.');
  });

  it.each<[string, boolean, Finding, RegExp]>([
    ['nothing is left', true, ok('none'), /No trial record is left\./],
    ['something is left', true, warning('A trial record is left: accounts(1)', 'Delete it.'), /named above/],
    ['that cannot be told', true, unknown('It is busy.'), /could not be told/],
    ['none was made', false, ok('none was made'), /It made no records\./],
  ])('says of a run that was stopped whether %s', (_, mayWrite, finding, words) => {
    const last: CheckResult = { check: { ...check('last'), evenWhenStopped: true }, findings: [finding] };
    expect(printStop([result('a', [ok()]), last], mayWrite)).toMatch(words);
  });

  it('repeats what is to be mended, what is missing first, and nothing that is fine', () => {
    const text = printProblems([
      result('slow', [ok('seen'), warning('It is slow.', 'Wait.')]),
      result('fine', [ok('seen')]),
      result('open', [unknown('It is busy.')]),
      result('gone', [missing('It is not there.', 'Add it.')]),
    ]);
    expect(text).toMatch(/^\nTo mend\n\nMISSING {2}.*\[gone\][\s\S]*Mend: Add it\.\nwarning {2}.*\[slow\]/);
    expect(text).not.toMatch(/seen|busy|\[fine\]/);
    expect(printProblems([result('fine', [ok()])])).toBe('');
  });
});
