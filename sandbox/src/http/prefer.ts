/** The preferences of a request that the sandbox knows. */
export interface Preferences {
  readonly representation: boolean;
  readonly maxPageSize?: number;
  /** Patterns of annotation names: `*`, `OData.Community.Display.V1.FormattedValue`, `Microsoft.Dynamics.CRM.*`. */
  readonly annotations: readonly string[];
  readonly trackChanges: boolean;
}

/** Reads a `Prefer` header; preferences that are not known are passed over, as HTTP wants it. */
export function parsePrefer(header: string | undefined): Preferences {
  const preferences = { representation: false, annotations: [] as string[], trackChanges: false };
  let maxPageSize: number | undefined;
  for (const [, name = '', quoted, bare] of (header ?? '').matchAll(
    /([\w.-]+)(?:\s*=\s*(?:"([^"]*)"|([^,;"\s]+)))?/g,
  )) {
    const value = quoted ?? bare ?? '';
    const option = name.toLowerCase().replace(/^odata\./, '');
    if (option === 'return') preferences.representation = value === 'representation';
    if (option === 'track-changes') preferences.trackChanges = true;
    if (option === 'include-annotations')
      preferences.annotations = value.split(',').map((part) => part.trim());
    if (option === 'maxpagesize' && /^[1-9]\d{0,8}$/.test(value)) maxPageSize = Number(value);
  }
  return { ...preferences, ...(maxPageSize === undefined ? {} : { maxPageSize }) };
}

/** The `Preference-Applied` header for what was obeyed. */
export function preferenceApplied(preferences: Preferences): Record<string, string> {
  const applied = [
    ...(preferences.representation ? ['return=representation'] : []),
    ...(preferences.maxPageSize === undefined ? [] : [`odata.maxpagesize=${preferences.maxPageSize}`]),
    ...(preferences.annotations.length === 0
      ? []
      : [`odata.include-annotations="${preferences.annotations.join(',')}"`]),
    ...(preferences.trackChanges ? ['odata.track-changes'] : []),
  ];
  return applied.length === 0 ? {} : { 'Preference-Applied': applied.join(',') };
}

/** Whether an annotation was asked for. */
export function wantsAnnotation(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name,
  );
}
