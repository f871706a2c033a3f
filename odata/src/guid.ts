const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text is a GUID as both systems write it: `60c4e274-dc8f-eb11-b1ac-000d3a8c9f30`, in any case. */
export function isGuid(text: string): boolean {
  return pattern.test(text);
}
