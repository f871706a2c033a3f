/** How much an answer says about itself: `Accept: application/json;odata.metadata=full`. */
export type MetadataLevel = 'full' | 'minimal' | 'none';

/** The level that a request asks for; minimal when it does not. OData JSON Format 4.0, section 3.1. */
export function metadataLevelOf(accept: string | undefined): MetadataLevel {
  const asked = /odata(?:\.metadata|metadata)?\s*=\s*"?(full|minimal|none)\b/i.exec(accept ?? '')?.[1];
  return (asked?.toLowerCase() as MetadataLevel | undefined) ?? 'minimal';
}

export const contentTypeOf = (level: MetadataLevel): string => `application/json; odata.metadata=${level}`;
