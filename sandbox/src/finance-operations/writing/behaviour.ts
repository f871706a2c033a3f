import type { Stored } from '../../edm/stored.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { contactBehaviour } from '../parties/contact-rules.ts';
import { customerConsequences, customerDefaults } from '../parties/customer-rules.ts';
import {
  productBehaviour,
  releasedProductBehaviour,
  sellableProductBehaviour,
} from '../products/product-rules.ts';
import { quotationBehaviour, quotationLineBehaviour } from '../quotations/quotation-rules.ts';

/** What the code of an entity does beyond its metadata and relations. Each part may be left out. */
export interface Behaviour {
  /** What is filled in at creation when the client is silent. */
  defaults?(environment: Environment, set: EntitySet, given: StoredValues): Record<string, Stored>;
  /** What follows from other properties, at creation and at every change. */
  consequences?(
    environment: Environment,
    changed: StoredValues,
    merged: StoredValues,
  ): Record<string, Stored>;
  /** validateWrite: throws the error of the first rule that is broken. `before` is the record as it was. */
  check?(
    environment: Environment,
    set: EntitySet,
    values: StoredValues,
    before: StoredValues | undefined,
  ): void;
  /** What else is written with the record. */
  written?(environment: Environment, values: StoredValues, changed: StoredValues): void;
  /** Whether the record may go, by throwing where not; and what goes with it. */
  removed?(environment: Environment, set: EntitySet, record: StoredRecord): void;
}

const behaviours: Readonly<Record<string, Behaviour>> = {
  CustomersV3: {
    defaults: customerDefaults,
    consequences: (_environment, changed, merged) => customerConsequences(changed, merged),
  },
  CDSContactsV2: contactBehaviour,
  ProductsV2: productBehaviour,
  ReleasedProductsV2: releasedProductBehaviour,
  SellableReleasedProducts: sellableProductBehaviour,
  CDSSalesQuotationHeaders: quotationBehaviour,
  CDSSalesQuotationLines: quotationLineBehaviour,
};

export function behaviourOf(entitySet: string): Behaviour {
  return behaviours[entitySet] ?? {};
}
