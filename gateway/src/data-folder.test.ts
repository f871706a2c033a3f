import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from './data-folder.ts';

describe('the data folder', () => {
  let path: string;

  beforeEach(() => {
    path = join(mkdtempSync(join(tmpdir(), 'p2c-folder-')), 'data');
  });
  afterEach(() => rmSync(path, { recursive: true, force: true }));

  it('is made where it is missing, and held by one at a time', () => {
    const first = openDataFolder(path);
    expect(() => openDataFolder(path)).toThrow(
      `The data folder ${path} is in use by process ${process.pid}: stop it, or choose another folder with --data-dir.`,
    );
    first.release();
    openDataFolder(path).release();
  });

  it('is free again when its process was killed', async () => {
    const script = `import { openDataFolder } from ${JSON.stringify(new URL('./data-folder.ts', import.meta.url).href)};
      openDataFolder(${JSON.stringify(path)}); process.stdout.write('held'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(() => openDataFolder(path)).toThrow(`in use by process ${child.pid}`);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    openDataFolder(path).release();
  });

  it('is gone again after a start that failed, where that start had made it', () => {
    const folder = openDataFolder(path);
    writeFileSync(join(path, 'sandbox-sales.sqlite'), '');
    folder.undo();
    expect(existsSync(path)).toBe(false);
  });

  it('keeps what it held after a start that failed, and is free', () => {
    openDataFolder(path).release();
    writeFileSync(join(path, 'ledger.sqlite'), 'kept');
    openDataFolder(path).undo();
    expect(existsSync(join(path, 'ledger.sqlite'))).toBe(true);
    expect(existsSync(join(path, 'lock.pid'))).toBe(false);
    openDataFolder(path).release();
  });

  it('is reset to what this program did not make', () => {
    const folder = openDataFolder(path);
    for (const name of ['ledger.sqlite', 'ledger.sqlite-wal', 'sandbox-sales.sqlite', 'notes.txt'])
      writeFileSync(join(path, name), '');
    folder.reset();
    expect(
      ['ledger.sqlite', 'ledger.sqlite-wal', 'sandbox-sales.sqlite'].map((name) =>
        existsSync(join(path, name)),
      ),
    ).toEqual([false, false, false]);
    expect(existsSync(join(path, 'notes.txt'))).toBe(true);
    folder.release();
  });

  it.each(['/proc/no-such-folder', '/dev/null'])(
    'that cannot be used is refused by its option: %s',
    (name) => {
      expect(() => openDataFolder(name)).toThrow(/^--data-dir must name a folder that can be/);
    },
  );
});
