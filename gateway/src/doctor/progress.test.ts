import { describe, expect, it } from 'vitest';
import { createProgress } from './progress.ts';

function stream(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, columns: 20, write: (text: string) => written.push(text) };
}

describe('the progress of doctor', () => {
  it('is one line of a terminal, no longer than it is wide, that is erased at the end', () => {
    const terminal = stream(true);
    const progress = createProgress(terminal);
    progress.show(3, 176, 'sales-read-quotedetails');
    progress.clear();
    expect(terminal.written).toEqual(['\r\u001b[K3 of 176: sales-rea', '\r\u001b[K']);
  });

  it('is not written where standard error is no terminal', () => {
    const file = stream(false);
    const progress = createProgress(file);
    progress.show(1, 2, 'sales-access');
    progress.clear();
    expect(file.written).toEqual([]);
  });
});
