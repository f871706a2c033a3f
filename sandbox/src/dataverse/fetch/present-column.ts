import { type Stored, toWire } from '../../edm/stored.ts';
import { wantsAnnotation } from '../../http/prefer.ts';
import type { Property } from '../../model/model.ts';
import { logicalName } from '../metadata/describe-attribute.ts';
import type { Organization } from '../organization.ts';
import { createAnnotator } from '../read/annotate.ts';

const attributeName = 'OData.Community.Display.V1.AttributeName';
const associatedNavigation = 'Microsoft.Dynamics.CRM.associatednavigationproperty';

export type Entries = readonly (readonly [name: string, value: unknown])[];

export interface PresentedColumn {
  readonly key: string;
  readonly property: Property;
  /** Whether the key is another name than the column has on its own table. */
  readonly isRenamed: boolean;
}

/**
 * Gives a value with its annotations, under the key of its column. One that is null is left out; under another name than its
 * own it tells that. Microsoft Learn: Select columns using FetchXml.
 */
export function createColumnPresenter(organization: Organization, annotations: readonly string[]) {
  const annotate = createAnnotator(organization, annotations);
  const wantsName = wantsAnnotation(annotations, attributeName);
  return ({ key, property, isRenamed }: PresentedColumn, stored: Stored, currency: Stored): Entries => {
    if (stored === null) return [];
    const values = { [property.name]: stored, _transactioncurrencyid_value: currency };
    const found = Object.entries(annotate({ id: 0n, version: 0n, values }, property, stored)).flatMap(
      ([name, value]) => {
        const annotation = name.slice(property.name.length + 1);
        return isRenamed && annotation === associatedNavigation
          ? []
          : [[`${key}@${annotation}`, value] as const];
      },
    );
    return [
      ...nameEntry(isRenamed && wantsName, key, property),
      ...found,
      [key, toWire(property, stored, 'all-digits')],
    ];
  };
}

/** The annotation that tells which column stands under another name. */
export function nameEntry(isWanted: boolean, key: string, property: Property): Entries {
  return isWanted ? [[`${key}@${attributeName}`, logicalName(property)]] : [];
}
