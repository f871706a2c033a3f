import type { EntitySet } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import type { NumberedRecord } from '../settings.ts';

const firstNumber = 1n;
/** Numbers of the sequence that turn out to be taken by hand are passed over this often. */
const takenMax = 10_000;

interface NumberSequence {
  readonly property: string;
  /** Label of the sequence, for error texts. */
  readonly label: string;
  /** Name of its counter; the company follows. */
  readonly counter: string;
  readonly format: (number: bigint, company: string) => string;
}

const padded = (number: bigint) => String(number).padStart(6, '0');

const sequences: Readonly<Record<NumberedRecord, NumberSequence>> = {
  customers: {
    property: 'CustomerAccount',
    label: 'Customer account',
    counter: 'customerAccount',
    format: (number, company) => `${company.toUpperCase()}-${padded(number)}`,
  },
  contacts: {
    property: 'ContactPersonId',
    label: 'Contact person',
    counter: 'CDSContactsV2',
    format: (number) => `C${padded(number)}`,
  },
  quotations: {
    property: 'SalesQuotationNumber',
    label: 'Sales quotation',
    counter: 'CDSSalesQuotationHeaders',
    format: (number, company) => `${company.toUpperCase()}-Q${padded(number)}`,
  },
  orders: {
    property: 'SalesOrderNumber',
    label: 'Sales order',
    counter: 'CDSSalesOrderHeaders',
    format: (number, company) => `${company.toUpperCase()}-S${padded(number)}`,
  },
};

/** The number of a new record: as given where its sequence allows that, else the next free one of its company. */
export function takeNumber(
  environment: Environment,
  set: EntitySet,
  kind: NumberedRecord,
  given: StoredValues,
): Record<string, string> {
  const { property, label, counter, format } = sequences[kind];
  const number = given[property];
  if (typeof number === 'string' && number !== '') {
    if (environment.settings.manualNumbers[kind]) return { [property]: number };
    throw writeFailed(set, `Warning: Manual numbers are not allowed for the number sequence of '${label}'.`);
  }
  const company = String(given.dataAreaId);
  const store = environment.store(set.name);
  for (let taken = 0; taken < takenMax; taken += 1) {
    const next = environment.database.next(`${counter}.${company.toLowerCase()}`, firstNumber);
    const formatted = format(next, company);
    if (!store.findByKey({ dataAreaId: company, [property]: formatted }, []))
      return { [property]: formatted };
  }
  throw new Error(`The next ${takenMax} numbers of ${set.name} in ${company} are taken.`);
}

/** The next number of a sequence that no client ever gives: lots, invoices, vouchers. */
export function nextNumber(
  environment: Environment,
  counter: string,
  prefix: string,
  digits: number,
): string {
  return `${prefix}${String(environment.database.next(counter, firstNumber)).padStart(digits, '0')}`;
}
