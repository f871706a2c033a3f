import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { readAssumptions } from '@p2c/models';
import { startSandbox } from '@p2c/sandbox';
import { describe, expect, it, vi } from 'vitest';
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

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'stops at %s when the trial at hand has ended, and leaves no record',
    async (name, exitCode) => {
      await using sandbox = await startSandbox({
        salesPort: 0,
        financeOperationsPort: 0,
        auth: 'loopback-open',
      });
      const { serviceRoot, admin } = sandbox.sales;
      await admin.addFault({
        match: { method: 'POST', path: 'accounts', times: 1 },
        action: { kind: 'hold-after-commit' },
      });
      const accounts = async () => {
        const answer = await fetch(`${serviceRoot}accounts?$select=name`);
        return ((await answer.json()) as { value: object[] }).value.length;
      };
      const before = await accounts();
      const { tenantId, clientId, clientSecret } = sandbox.credentials;
      const systems = [
        '--sales-url',
        serviceRoot,
        '--finance-operations-url',
        sandbox.financeOperations.serviceRoot,
      ];
      await using program = startProcess(
        script,
        [
          ...systems,
          '--tenant-id',
          tenantId,
          '--client-id',
          clientId,
          '--authority',
          sandbox.authority,
          '--trial-writes',
        ],
        { P2C_CLIENT_SECRET: clientSecret },
      );
      // The answer is held: the record is there, and the trial goes on only when it is released.
      await vi.waitFor(async () => expect(await admin.held()).toBe(1), { timeout: 60_000, interval: 200 });
      expect(await accounts()).toBe(before + 1);
      const ended = program.signal(name);
      await program.printed(new RegExp(`${name}: what is under way ends`));
      await admin.release();
      expect(await ended).toBe(exitCode);
      expect(await accounts()).toBe(before);
      expect(program.output()).toMatch(/\d+ of these: not looked at: the run was stopped\./);
      expect(program.output()).toMatch(/\nStopped before its end\. No trial record is left\.\n$/);
    },
  );

  it('looks at a sandbox that demands tokens, as docs/connect-a-tenant.md says', async () => {
    await using sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0, auth: 'required' });
    const text = readFileSync('docs/connect-a-tenant.md', 'utf8');
    const [, command = ''] = /^npm run sandbox -- --sandbox-auth .*\n([^`]*)```/m.exec(text) ?? [];
    const here = command
      .replaceAll('http://127.0.0.1:4101', new URL(sandbox.sales.serviceRoot).origin)
      .replaceAll('http://127.0.0.1:4102', new URL(sandbox.financeOperations.serviceRoot).origin)
      .replace('npm run doctor --', `"${process.execPath}" ${script}`);
    const { stdout } = await promisify(execFile)('sh', ['-c', here]);
    expect(stdout).toContain('ok       Sales: Sales answers');
    expect(stdout).toMatch(/Every need that could be looked at is met\.\n$/);
  });
});
