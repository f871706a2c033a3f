import type { StoredValues } from '../../store/record-store.ts';

/** The readable address of a role: its lines, as the platform composes them. */
export function composeAddress(role: string, values: StoredValues): string | null {
  const part = (name: string) => {
    const value = values[`${role}_${name}`];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const town = [part('city'), [part('stateorprovince'), part('postalcode')].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ');
  const lines = [
    part('line1'),
    part('line2'),
    part('line3'),
    town === '' ? undefined : town,
    part('country'),
  ];
  const text = lines.filter((line) => line !== undefined).join('\r\n');
  return text === '' ? null : text;
}
