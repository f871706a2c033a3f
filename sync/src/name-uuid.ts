import { createHash } from 'node:crypto';

/** The namespace of the identifiers that sync gives: a random UUID, fixed for ever. */
const namespace = Buffer.from('6f1d2c5e9a3b4e07b8c4d15a7e90f263', 'hex');

/** A UUID that follows from a name alone (RFC 9562, version 5). */
export function nameUuid(name: string): string {
  const hash = createHash('sha1').update(namespace).update(name).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
