/** Parts of a query option between separators that stand outside of parentheses, brackets and quotes; empty ones are dropped. */
export function splitOutside(text: string, separator: ',' | ';' | '/'): string[] {
  const parts = [''];
  let depth = 0;
  let isQuoted = false;
  for (const character of text) {
    if (character === "'") isQuoted = !isQuoted;
    if (!isQuoted && (character === '(' || character === '[')) depth += 1;
    if (!isQuoted && (character === ')' || character === ']')) depth -= 1;
    if (character === separator && depth === 0 && !isQuoted) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** The text without what stands in quotes. */
export function withoutQuoted(text: string): string {
  return text.replace(/'[^']*'/g, "''");
}
