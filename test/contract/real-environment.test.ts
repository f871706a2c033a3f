import { type Sandbox, startSandbox } from '@p2c/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller } from '../../sandbox/src/test-support/call.ts';
import { startProcess } from '../support/processes.ts';
import { fetchToken } from '../support/systems.ts';

const systems = [
  {
    name: 'Sales',
    of: 'sales',
    variable: 'P2C_CONTRACT_SALES_URL',
    file: 'test/contract/sales/sales.test.ts',
    chapters: 'the service root|lookups|bulk messages',
  },
  {
    name: 'F&O',
    of: 'financeOperations',
    variable: 'P2C_CONTRACT_FINANCE_OPERATIONS_URL',
    file: 'test/contract/finance-operations/finance-operations.test.ts',
    chapters: 'addressing|companies|duplicates',
  },
] as const;

/** The contract is run as somebody with a tenant runs it: by the variables. The tenant is a sandbox that demands tokens. */
describe.each(systems)(
  'the contract of $name, against the environment that the variables name',
  ({ of, variable, file, chapters }) => {
    let sandbox: Sandbox;
    let before: Readonly<Record<string, string>>;

    beforeAll(async () => {
      sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0, auth: 'required' });
      before = await countRows();
    });
    afterAll(() => sandbox.stop());

    /** How many rows each table has. */
    async function countRows(): Promise<Readonly<Record<string, string>>> {
      const token = await fetchToken(sandbox, sandbox[of].serviceRoot);
      const service = caller(sandbox[of].serviceRoot, { authorization: `Bearer ${token}` });
      const counts: Record<string, string> = {};
      for (const { name } of (await service.get('')).json.value)
        counts[String(name)] = (
          await service.get(`${name}/$count?${of === 'sales' ? '' : 'cross-company=true'}`)
        ).text;
      return counts;
    }

    async function runContract(env: NodeJS.ProcessEnv = {}, ...more: readonly string[]): Promise<string> {
      const { tenantId, clientId, clientSecret } = sandbox.credentials;
      await using process = startProcess('node_modules/vitest/vitest.mjs', ['run', file, ...more], {
        VITEST: undefined,
        NO_COLOR: '1',
        [variable]: sandbox[of].serviceRoot,
        P2C_CONTRACT_AUTHORITY: sandbox.authority,
        P2C_CONTRACT_TENANT_ID: tenantId,
        P2C_CONTRACT_CLIENT_ID: clientId,
        P2C_CONTRACT_CLIENT_SECRET: clientSecret,
        ...env,
      });
      await process.printed(/Duration .*/);
      return process.output();
    }

    const figures = (output: string) => {
      const [, ran, all] = /against \S+: (\d+) of (\d+) cases passed/.exec(output) ?? [];
      return { ran: Number(ran), all: Number(all) };
    };

    it('reads only, unless it may write: nothing changes, and the report says how many cases ran', async () => {
      // Of some chapters, since the next case runs all; what reads only is held to it in every run.
      const output = await runContract({}, '--testNamePattern', chapters);
      expect(output).not.toMatch(/failed/);
      expect(output).toMatch(/\d+ write \(P2C_CONTRACT_WRITES is not true\), \d+ run in the sandbox alone/);
      const { ran, all } = figures(output);
      expect(ran).toBeGreaterThanOrEqual(8);
      expect(all).toBeGreaterThan(1000);
      expect(await countRows()).toEqual(before);
    });

    it('waits as long as a busy environment asks it to', async () => {
      const busy = { kind: 'status', status: 429, retryAfterSeconds: 1 } as const;
      await sandbox[of].admin.addFault({ match: { method: 'GET', after: 3, times: 2 }, action: busy });
      const output = await runContract({}, '--testNamePattern', chapters);
      expect(output).not.toMatch(/failed/);
      const [fault] = await sandbox[of].admin.faults();
      expect(fault).toBeUndefined();
    });

    it.each([
      ['a secret that is wrong', { P2C_CONTRACT_CLIENT_SECRET: 'wrong' }, /No token for .* invalid_client/g],
      ['a variable that is misspelt', { P2C_CONTRACT_COMPNAY: 'usmf' }, /got P2C_CONTRACT_COMPNAY/g],
    ])('says once what keeps it out, and runs no case: %s', async (_, env, reason) => {
      const output = await runContract(env);
      expect(output.match(reason)?.length).toBeLessThanOrEqual(2);
      expect(output).toMatch(reason);
      expect(output).not.toMatch(/cases passed/);
    });

    it('passes as a whole where it may write, and leaves nothing behind', async () => {
      const output = await runContract({ P2C_CONTRACT_WRITES: 'true' });
      expect(output).not.toMatch(/failed/);
      const { ran, all } = figures(output);
      expect(all - ran).toBe(Number(/(\d+) run in the sandbox alone/.exec(output)?.[1]));
      expect(await countRows()).toEqual(before);
    });
  },
);
