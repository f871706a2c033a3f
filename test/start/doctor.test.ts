import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { readAssumptions } from '@p2c/models';
import { describe, expect, it } from 'vitest';
import { startProcess } from '../support/processes.ts';

const script = 'gateway/src/doctor/main.ts';

/** What the program printed, and how it ended. */
async function run(...args: string[]): Promise<{ output: string; code: number | null }> {
  await using program = startProcess(script, args);
  // A signal that does nothing: it waits for the end.
  const code = await program.signal('SIGCONT');
  return { output: program.output(), code };
}

describe('npm run doctor', () => {
  it('looks at a sandbox, prints what it saw of each need, and ends with 0 where nothing is missing', async () => {
    const { output, code } = await run();
    expect(code).toBe(0);
    expect(output).toMatch(/^ok {6}.*\[fo-key-case\]\n {11}assumed: .*\n {11}the key 'usd' finds USD/m);
    expect(output).toMatch(/^\? {8}\d\d of these: Only a write shows it: run again with --trial-writes/m);
    expect(output).toMatch(/Every need that could be looked at is met\.\n$/);
  });

  it('prints only what is to be mended with --problems, and how it stands', async () => {
    const { output, code } = await run('--problems', '--product-company', 'zzzz');
    expect(code).toBe(1);
    expect(output).toMatch(/^\nTo mend\n\nMISSING {2}F&O: .*\[finance-operations-companies\]\n/);
    expect(output).not.toMatch(/^(ok|\?) /m);
    expect(output).toMatch(/\nNeeds: .*\nAssumptions: .*\n\d of \d+ are not met: .*\n$/);
  });

  it('prints JSON for a script, and ends with 1 where something is missing', async () => {
    const { output, code } = await run('--json', '--product-company', 'zzzz');
    expect(code).toBe(1);
    const results = JSON.parse(output) as { id: string; result: string; findings: object[] }[];
    const ids = results.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(readAssumptions().map(({ id }) => id)));
    expect(results.find(({ id }) => id === 'finance-operations-companies')).toMatchObject({
      system: 'FINANCE_OPERATIONS',
      result: 'missing',
      findings: [{ kind: 'missing', what: expect.stringMatching(/no company zzzz/) }],
    });
    expect(results.find(({ id }) => id === 'fo-business-event-fields')).toMatchObject({
      result: 'unknown',
      findings: [{ kind: 'unknown', why: expect.stringMatching(/Business events catalog/) }],
    });
  });

  it('prints all of the JSON to a reader who takes it late', async () => {
    // Byte by byte frees no page of the pipe: it is full, and the rest waits inside of the program.
    const slowly = '{ dd bs=1 count=4000 2>&-; cat; }';
    const { stdout } = await promisify(execFile)('sh', [
      '-c',
      `"${process.execPath}" ${script} --json | ${slowly}`,
    ]);
    expect(stdout.length).toBeGreaterThan(65_536);
    expect((JSON.parse(stdout) as object[]).length).toBeGreaterThan(readAssumptions().length);
  });

  it('says in one line what is wrong and ends with 2 where it cannot be run', async () => {
    const { output, code } = await run('--sales-url', 'nowhere');
    expect([code, output.trim().split('\n').length]).toEqual([2, 1]);
  });

  it('tells its options and how it ends with --help', async () => {
    const { output, code } = await run('--help');
    expect(code).toBe(0);
    for (const word of [
      '--json',
      '--problems',
      '--trial-writes',
      'P2C',
      'Exit codes:',
      'docs/connect-a-tenant.md',
    ])
      expect(output).toContain(word);
  });
});
