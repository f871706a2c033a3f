import type { EntityKey, RecordValues } from '@p2c/odata';
import type { System } from './values.ts';

/** A table of each system with free columns of all types, and how a record of it is made and found. */
export interface Table {
  readonly entitySet: string;
  readonly columns: readonly string[];
  key(n: number): EntityKey;
  /** What a record cannot be without, its key included. */
  needed(n: number): RecordValues;
}

export const tables: Readonly<Record<System, Table>> = {
  SALES: {
    entitySet: 'contacts',
    columns: [
      ...[
        'department',
        'description',
        'suffix',
        'annualincome',
        'creditlimit',
        'numberofchildren',
        'gendercode',
      ],
      ...[
        'creditonhold',
        'birthdate',
        'lastonholdtime',
        'address1_latitude',
        'address1_longitude',
        'processid',
      ],
    ],
    key: (n) => ({ kind: 'guid', value: idOf(n) }),
    needed: (n) => ({ contactid: idOf(n), lastname: 'x' }),
  },
  FINANCE_OPERATIONS: {
    entitySet: 'CustomersV3',
    columns: [
      ...[
        'KnownAs',
        'CreditRating',
        'PersonHobbies',
        'CreditLimit',
        'AddressLatitude',
        'OrganizationNumberOfEmployees',
      ],
      ...[
        'DefaultDimension',
        'OrganizationABCCode',
        'IsFuelSurchargeApplied',
        'AddressTimeZone',
        'CredManLastReviewDate',
      ],
    ],
    key: (n) => ({ kind: 'composite', parts: { dataAreaId: 'usmf', CustomerAccount: `R${n}` } }),
    needed: (n) => ({
      dataAreaId: 'usmf',
      CustomerAccount: `R${n}`,
      CustomerGroupId: '10',
      SalesCurrencyCode: 'USD',
      OrganizationName: 'x',
    }),
  },
};

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
