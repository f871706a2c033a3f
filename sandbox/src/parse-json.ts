import { type Json, JsonNumber } from './json.ts';

/** How deep values may stand in each other. */
const depthMax = 100;
/** Names in one object. A table of either system has at most some thousand columns. */
const membersMax = 5_000;

interface Reader {
  readonly text: string;
  at: number;
}

/**
 * Parses JSON as the OData library of both systems does: numbers keep their digits, a name may stand in an object only
 * once. Throws SyntaxError for that, for anything that is not JSON, nests too deep, or has no end of names.
 */
export function parseJson(text: string): Json {
  const reader: Reader = { text, at: 0 };
  const value = readValue(reader, 0);
  skipSpace(reader);
  if (reader.at < text.length) throw unexpected(reader);
  return value;
}

function readValue(reader: Reader, depth: number): Json {
  if (depth > depthMax) throw new SyntaxError('The JSON nests too deep.');
  skipSpace(reader);
  switch (reader.text[reader.at]) {
    case '{':
      return readObject(reader, depth);
    case '[':
      return readList(reader, depth);
    case '"':
      return readString(reader);
    case 't':
      return readWord(reader, 'true', true);
    case 'f':
      return readWord(reader, 'false', false);
    case 'n':
      return readWord(reader, 'null', null);
    default:
      return readNumber(reader);
  }
}

function readObject(reader: Reader, depth: number): Json {
  const members = new Map<string, Json>();
  reader.at += 1;
  if (takes(reader, '}')) return {};
  do {
    skipSpace(reader);
    const name = readString(reader);
    if (members.has(name))
      throw new SyntaxError(
        `Multiple properties with the name '${name.slice(0, 100)}' were detected in a resource or a complex value. OData does not allow duplicate property names.`,
      );
    if (members.size === membersMax)
      throw new SyntaxError(`An object has more than the maximum of ${membersMax} properties.`);
    if (!takes(reader, ':')) throw unexpected(reader);
    members.set(name, readValue(reader, depth + 1));
  } while (takes(reader, ','));
  if (!takes(reader, '}')) throw unexpected(reader);
  // Also a name like __proto__ becomes a property of its own.
  return Object.fromEntries(members);
}

function readList(reader: Reader, depth: number): Json {
  const values: Json[] = [];
  reader.at += 1;
  if (takes(reader, ']')) return values;
  do values.push(readValue(reader, depth + 1));
  while (takes(reader, ','));
  if (!takes(reader, ']')) throw unexpected(reader);
  return values;
}

function readString(reader: Reader): string {
  const { text, at: start } = reader;
  if (text[start] !== '"') throw unexpected(reader);
  let isEscaped = false;
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      reader.at = at + 1;
      return isEscaped ? (JSON.parse(text.slice(start, at + 1)) as string) : text.slice(start + 1, at);
    }
    if (character === '\\') {
      isEscaped = true;
      at += 1;
    } else if (text.charCodeAt(at) < 0x20) {
      reader.at = at;
      throw unexpected(reader);
    }
  }
  throw new SyntaxError('Unterminated string in JSON.');
}

const numberForm = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function readNumber(reader: Reader): JsonNumber {
  numberForm.lastIndex = reader.at;
  const found = numberForm.exec(reader.text)?.[0];
  if (found === undefined) throw unexpected(reader);
  reader.at += found.length;
  return new JsonNumber(found);
}

function readWord<T>(reader: Reader, word: string, value: T): T {
  if (!reader.text.startsWith(word, reader.at)) throw unexpected(reader);
  reader.at += word.length;
  return value;
}

/** Passes over a mark, with the space before it, when it comes next. */
function takes(reader: Reader, mark: string): boolean {
  skipSpace(reader);
  if (reader.text[reader.at] !== mark) return false;
  reader.at += 1;
  return true;
}

const space = /[ \t\n\r]*/y;

function skipSpace(reader: Reader): void {
  space.lastIndex = reader.at;
  reader.at += space.exec(reader.text)?.[0].length ?? 0;
}

function unexpected({ text, at }: Reader): SyntaxError {
  const found = text[at];
  return new SyntaxError(
    found === undefined
      ? 'Unexpected end of JSON input.'
      : `Unexpected token ${JSON.stringify(found)} in JSON at position ${at}.`,
  );
}
