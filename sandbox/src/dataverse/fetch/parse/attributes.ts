import { attributeNotFound, invalidBoolean, notGreaterThanZero } from '../refusals.ts';
import type { XmlElement } from './xml-element.ts';

/** An attribute that must be there. */
export function requiredAttribute(element: XmlElement, name: string): string {
  const value = element.attributes.get(name);
  if (value === undefined || value === '') throw attributeNotFound(element.name, name);
  return value;
}

/** An attribute that is there and not empty: clients leave attributes empty rather than out. */
export function givenAttribute(element: XmlElement, name: string): string | undefined {
  const value = element.attributes.get(name);
  return value === '' ? undefined : value;
}

/** `true`, `false`, `1`, `0`; false where it is absent. */
export function booleanAttribute(element: XmlElement, name: string): boolean {
  const value = givenAttribute(element, name)?.toLowerCase();
  if (value === undefined || value === 'false' || value === '0') return false;
  if (value === 'true' || value === '1') return true;
  throw invalidBoolean(name);
}

/** A whole number from 1. */
export function countAttribute(element: XmlElement, name: string): number | undefined {
  const value = givenAttribute(element, name);
  if (value === undefined) return undefined;
  if (!/^0*[1-9]\d{0,8}$/.test(value.trim())) throw notGreaterThanZero(name);
  return Number(value);
}
