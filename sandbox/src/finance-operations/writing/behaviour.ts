import type { Stored } from '../../edm/stored.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { orderBehaviour } from '../orders/header-rules.ts';
import { orderLineBehaviour } from '../orders/line-rules.ts';
import { contactBehaviour } from '../parties/contact-rules.ts';
import { customerBehaviour } from '../parties/customer-rules.ts';
import { productBehaviour } from '../products/product-rules.ts';
import { releasedProductBehaviour } from '../products/release-rules.ts';
import { sellableProductBehaviour } from '../products/sold-product-rules.ts';
import { quotationBehaviour } from '../quotations/header-rules.ts';
import { quotationLineBehaviour } from '../quotations/line-rules.ts';
import { tableNameOf } from '../tables.ts';

/** What the code of a table does beyond its metadata and relations. Each part may be left out. */
export interface Behaviour {
  /** validateField, beyond the relations: throws when the value of one property cannot be. */
  validateField?(set: EntitySet, values: StoredValues, property: string): void;
  /** What is filled in at creation when the client is silent (initValue, defaultRow). */
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
  /** What else is written once the record is gone. */
  gone?(environment: Environment, record: StoredRecord): void;
}

const behaviours: Readonly<Record<string, Behaviour>> = {
  CustomersV3: customerBehaviour,
  CDSContactsV2: contactBehaviour,
  ProductsV2: productBehaviour,
  ReleasedProductsV2: releasedProductBehaviour,
  SellableReleasedProducts: sellableProductBehaviour,
  CDSSalesQuotationHeaders: quotationBehaviour,
  CDSSalesQuotationLines: quotationLineBehaviour,
  CDSSalesOrderHeaders: orderBehaviour,
  CDSSalesOrderLinesV2: orderLineBehaviour,
};

/** The behaviour of the table behind a set. */
export const behaviourOf = (entitySet: string): Behaviour => behaviours[tableNameOf(entitySet)] ?? {};
