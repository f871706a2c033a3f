import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

/** Largest body that is read. */
export const bodyBytesMax = 8 * 1024 * 1024;

/** What came as the body of a request: its text, or why it has none. */
export type ReadBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-utf-8'; readonly message: string };

/** Reads the body of a request: at most `bodyBytesMax` bytes of UTF-8. */
export async function readBody(message: IncomingMessage): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // The rest is read and thrown away, so that the client can read the answer.
    if (bytes <= bodyBytesMax) chunks.push(chunk);
  }
  return bytes > bodyBytesMax ? { kind: 'too-large' } : decode(Buffer.concat(chunks));
}

function decode(bytes: Buffer): ReadBody {
  if (isUtf8(bytes)) return { kind: 'text', text: bytes.toString('utf8').replace(/^\ufeff/, '') };
  // The words of .NET, whose readers do not put marks in place of what they cannot read.
  const index = firstInvalid(bytes);
  const byte = (bytes[index] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return {
    kind: 'not-utf-8',
    message: `Unable to translate bytes [${byte}] at index ${index} from specified code page to Unicode.`,
  };
}

const mark = '\ufffd';

/** Where the first byte stands that is no UTF-8: there the decoded text has a mark that the bytes have not. */
function firstInvalid(bytes: Buffer): number {
  const text = bytes.toString('utf8');
  let index = 0;
  let from = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, from)) {
    index += Buffer.byteLength(text.slice(from, at));
    if (bytes.toString('hex', index, index + 3) !== 'efbfbd') return index;
    index += 3;
    from = at + 1;
  }
  return index;
}
