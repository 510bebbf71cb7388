/** DER (ITU-T X.690): the few types that an X.509 certificate is made of. Every function returns tag, length, content. */

function encode(tag: number, content: Buffer): Buffer {
  if (content.length < 0x80) {
    return Buffer.concat([Buffer.from([tag, content.length]), content]);
  }
  const hex = content.length.toString(16);
  const length = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content]);
}

/** SEQUENCE, and SEQUENCE OF. */
export const sequence = (...items: readonly Buffer[]): Buffer => encode(0x30, Buffer.concat(items));

/** SET with one element, which needs no sorting. */
export const setOf = (item: Buffer): Buffer => encode(0x31, item);

/** INTEGER of a non-negative big-endian number. */
export function integer(bytes: Buffer): Buffer {
  return encode(0x02, bytes[0] >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

/** BOOLEAN TRUE; FALSE is the default wherever it could stand in a certificate, and therefore left out. */
export const booleanTrue = (): Buffer => encode(0x01, Buffer.from([0xff]));

/** OBJECT IDENTIFIER from dotted numbers. */
export function oid(dotted: string): Buffer {
  const [first, second, ...rest] = dotted.split('.').map(Number);
  return encode(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const bytes = [value % 128];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) {
    bytes.unshift(0x80 | (left % 128));
  }
  return bytes;
}

/** UTF8String. */
export const utf8String = (text: string): Buffer => encode(0x0c, Buffer.from(text, 'utf8'));

/** UTCTime, which is what RFC 5280 asks for until 2049. */
export function utcTime(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return encode(0x17, Buffer.from(`${digits}Z`, 'ascii'));
}

/** OCTET STRING. */
export const octetString = (content: Buffer): Buffer => encode(0x04, content);

/** BIT STRING; `unused` is the number of bits at the end that do not count. */
export const bitString = (content: Buffer, unused = 0): Buffer =>
  encode(0x03, Buffer.concat([Buffer.from([unused]), content]));

/** A context-specific tag around an encoded value (`[n] EXPLICIT`). */
export const explicit = (n: number, content: Buffer): Buffer => encode(0xa0 | n, content);

/** A context-specific tag in the place of a primitive type's own (`[n] IMPLICIT`). */
export const implicit = (n: number, content: Buffer): Buffer => encode(0x80 | n, content);
