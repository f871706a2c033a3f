import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { emptyXml, invalidXml } from '../refusals.ts';

/** One element of a FetchXML text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly inside, its ends trimmed. */
  readonly text: string;
}

/** Longer than any URL that reaches the service; deeper than any query can mean something. */
const lengthMax = 65_536;
const depthMax = 60;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  // References are resolved here: the five of XML and characters by number, no other.
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: depthMax,
});

/** A node as the parser gives it: one key with the children, and the attributes beside it. */
type Node = Readonly<Record<string, unknown>>;

/**
 * Reads XML strictly: one root, nothing unclosed, no document type and so no entities of one's own. Throws the refusal of
 * Dataverse.
 */
export function parseXml(text: string): XmlElement {
  if (text.trim() === '') throw emptyXml();
  if (text.length > lengthMax) throw invalidXml(`it has more than ${lengthMax} characters`);
  if (/<!(?!--|\[CDATA\[)/.test(text)) throw invalidXml('a document type is not allowed');
  const roots = parseNodes(text)
    .map(readElement)
    .filter((node) => node !== undefined);
  const [root, ...others] = roots;
  if (!root || typeof root === 'string' || others.length > 0) throw invalidXml('it needs one root element');
  return root;
}

function parseNodes(text: string): readonly Node[] {
  try {
    const checked = XMLValidator.validate(text);
    if (checked !== true) throw new Error(checked.err.msg);
    return parser.parse(text) as readonly Node[];
  } catch (error) {
    throw invalidXml(error instanceof Error ? error.message : String(error));
  }
}

/** An element, a text, or undefined for a text of blanks. */
function readElement(node: Node): XmlElement | string | undefined {
  if (typeof node['#text'] === 'string')
    return node['#text'].trim() === '' ? undefined : resolve(node['#text']);
  const name = Object.keys(node).find((key) => key !== ':@');
  const inside = name === undefined ? undefined : node[name];
  if (name === undefined || !Array.isArray(inside)) return undefined;
  const parts = (inside as readonly Node[]).map(readElement);
  return {
    name,
    attributes: new Map(
      Object.entries((node[':@'] ?? {}) as Record<string, unknown>).map(([key, value]) => [
        key.slice(1),
        resolve(String(value)),
      ]),
    ),
    children: parts.filter((part) => part !== undefined && typeof part !== 'string'),
    text: parts
      .filter((part) => typeof part === 'string')
      .join('')
      .trim(),
  };
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function resolve(text: string): string {
  return text.replace(/&([^;&]*);?/g, (reference, name: string) => {
    const known = reference.endsWith(';') && Object.hasOwn(named, name) ? named[name] : undefined;
    if (known !== undefined) return known;
    const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const isCharacter = point >= 32 || point === 9 || point === 10 || point === 13;
    const isSurrogate = point >= 0xd800 && point <= 0xdfff;
    if (!reference.endsWith(';') || !isCharacter || isSurrogate || point > 0x10ffff)
      throw invalidXml(`'${reference}' refers to no character`);
    return String.fromCodePoint(point);
  });
}
