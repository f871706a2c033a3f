import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Below the tests, so that what is generated finds its packages, and its types can be named by those who use it. */
const outputDir = resolve(import.meta.dirname, 'generated');

const service = 'finance-operations';

/**
 * Lets the generator of the SAP Cloud SDK write a client for a service that describes itself by `csdl`, and answers
 * the names of its files. It runs as its users run it, as a program; what it could not read makes it fail. CSDL does not
 * tell where a service lies, so its path is given.
 */
export async function generateClient(csdl: string, basePath: string): Promise<readonly string[]> {
  const input = mkdtempSync(join(tmpdir(), 'p2c-client-'));
  try {
    const file = `${service}.edmx`;
    writeFileSync(join(input, file), csdl);
    const options = { [file]: { directoryName: service, npmPackageName: service, basePath } };
    writeFileSync(join(input, 'options-per-service.json'), JSON.stringify(options));
    rmSync(outputDir, { recursive: true, force: true });
    mkdirSync(outputDir);
    const args = ['--input', file, '--outputDir', outputDir, '--optionsPerService', '.'];
    await run(process.execPath, [generator(), ...args], { cwd: input });
  } finally {
    rmSync(input, { recursive: true, force: true });
  }
  return readdirSync(join(outputDir, service));
}

/** Whether the generated client, and the tests that use it, hold their types; what the compiler says otherwise. */
export async function typeErrors(): Promise<string> {
  const tsc = resolve(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  const args = [tsc, '--noEmit', '--project', import.meta.dirname];
  return run(process.execPath, args).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  );
}

function generator(): string {
  const found = createRequire(import.meta.url).resolve('@sap-cloud-sdk/generator');
  return resolve(dirname(found), 'cli.js');
}
