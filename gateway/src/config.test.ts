import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConfigError, createCommand, readConfig } from './config.ts';
import { options } from './options.ts';

const read = (...argv: string[]) => readConfig(argv, { envFile: '/nonexistent' });
const external = [
  '--sales-url',
  'https://org.example/api/data/v9.2/',
  '--finance-operations-url',
  'https://env.example/data/',
];

describe('configuration', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('starts the sandbox when no system is named', () => {
    expect(read()).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      company: 'usmf',
      systems: { kind: 'sandbox', salesPort: 4101 },
    });
  });

  it('lets a flag win over the environment and the environment over the default', () => {
    vi.stubEnv('P2C_PORT', '5000');
    expect(read().port).toBe(5000);
    expect(read('--port', '6000').port).toBe(6000);
  });

  it('takes P2C_RESET=false for false', () => {
    vi.stubEnv('P2C_RESET', 'false');
    expect(read().reset).toBe(false);
    vi.stubEnv('P2C_RESET', 'true');
    expect(read().reset).toBe(true);
    vi.stubEnv('P2C_RESET', 'maybe');
    expect(() => read()).toThrow('Expected true or false in P2C_RESET, got "maybe".');
  });

  it('folds the company to lower case', () => {
    expect(read('--company', 'USMF').company).toBe('usmf');
    expect(read('--product-company', 'DAT').productCompany).toBe('dat');
    expect(read().productCompany).toBeUndefined();
  });

  it('demands both systems and their credentials together', () => {
    expect(() => read('--sales-url', 'https://org.example/')).toThrow(ConfigError);
    expect(() => read(...external)).toThrow('got no --tenant-id, --client-id, --client-secret');
  });

  it('names external systems with the Microsoft authority by default', () => {
    const config = read(...external, '--tenant-id', 't', '--client-id', 'c', '--client-secret', 's');
    expect(config.systems).toMatchObject({
      kind: 'external',
      authority: 'https://login.microsoftonline.com',
    });
  });

  it.each([
    ['--port', '70000', 'Expected a whole number from 0 to 65535, got "70000".'],
    ['--port', 'abc', 'Expected a whole number from 0 to 65535, got "abc".'],
    ['--company', 'us-mf', 'Expected 1 to 4 letters or digits, got "us-mf".'],
    ['--sales-url', 'ftp://x', 'Expected an http or https URL, got "ftp://x".'],
    ['--log-level', 'loud', 'Expected one of silent, error, warn, info, debug, got "loud".'],
  ])('refuses %s %s by name', (flag, value, message) => {
    const written: string[] = [];
    const command = createCommand().configureOutput({ writeErr: (text) => void written.push(text) });
    command.exitOverride((error) => {
      throw error;
    });
    expect(() => command.parse([flag, value], { from: 'user' })).toThrow();
    expect(written.join('')).toContain(message);
  });

  it('takes the settings of the connector, a nought where it means something', () => {
    vi.stubEnv('P2C_ODATA_CONCURRENCY', '8');
    const { connection } = read('--odata-read-retries-max', '0', '--odata-concurrency-max', '20');
    expect(connection).toMatchObject({
      concurrency: 8,
      concurrencyMax: 20,
      readRetriesMax: 0,
      timeoutMs: 30_000,
    });
    expect(() => read('--odata-concurrency-min', '21', '--odata-concurrency-max', '20')).toThrow(ConfigError);
  });

  it('explains every setting in --help', () => {
    const help = createCommand().helpInformation();
    for (const option of options) expect(help).toContain(`--${option.name}`);
  });
});
