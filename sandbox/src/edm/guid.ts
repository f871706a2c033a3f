const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text is a GUID in its canonical dashed form, in any case. */
export function isGuid(text: string): boolean {
  return pattern.test(text);
}
