import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { schemas, shippedRules } from '../mapping/testing/shipped-rules.ts';
import { readWrittenFields } from './written-fields.ts';

const writes = readWrittenFields(schemas.map(({ text }) => parse(text)));
const { rules } = shippedRules();

/** Fields that their mutation writes under another name, or as the state that the mutation stands for. */
const otherwiseWritten = [
  /^CDSSalesQuotationHeaders\.DeliveryAddress(Description|Name|StreetNumber) updateQuote$/,
  /^CustomersV3\.(Delivery)?AddressDescription updateCustomer$/,
  /^FinanceOperationsContact\.(associatedPartyNumber|profession|notes|gender|maritalStatus) updateContact$/,
  /^FinanceOperationsContact\.isReceivingDirectMail updateContact$/,
  /^FinanceOperationsContact\.isInactive deactivateContact$/,
  /^FinanceOperationsQuotation\.deliveryAddress\.\w+ updateQuote$/,
  /^QuotationLine\.price updateQuoteLine$/,
  /^SalesAccount\.(isActive|statusCode) deactivateCustomer$/,
  /^SalesAccount\.creditOnHold setCustomerHold$/,
  /^SalesAccount\.paymentTermsCode setCustomerPaymentTerms$/,
  /^SalesContact\.(isActive|statusCode) deactivateContact$/,
  /^SalesContact\.accountNumber updateContact$/,
  /^SalesProduct\.(stateCode|statusCode) activateSalesProduct$/,
  /^SalesQuote\.stateCode activateQuote$/,
  /^SalesQuote\.statusCode closeQuote$/,
];

it('a rule names no mutation but one that writes the field', () => {
  const others = rules.rules.flatMap(({ field, mutation }) =>
    mutation === undefined || writes(mutation, field.slice(field.indexOf('.') + 1))
      ? []
      : [`${field} ${mutation}`],
  );
  expect(others.filter((other) => !otherwiseWritten.some((pattern) => pattern.test(other)))).toEqual([]);
  expect(otherwiseWritten.filter((pattern) => !others.some((other) => pattern.test(other)))).toEqual([]);
});

it.each([
  ['quotes', 'freightamount'],
  ['quotedetails', 'tax'],
])('%s.%s is F&O’s, and no mutation there writes it', (entitySet, property) => {
  const answer = rules.ownerOf({ system: 'SALES', entitySet, property });
  expect(answer).toEqual({ owner: 'FINANCE_OPERATIONS', rule: expect.any(String) });
});

it.each(['QuotationTotalAmount', 'QuotationTotalTaxAmount', 'SalesQuotationStatus', 'dataAreaId'])(
  'what is calculated or a key is written by no mutation: %s',
  (property) => {
    const answer = rules.ownerOf({
      system: 'FINANCE_OPERATIONS',
      entitySet: 'CDSSalesQuotationHeaders',
      property,
    });
    expect(answer?.mutation).toBeUndefined();
  },
);

it('an exception for all columns names its mutation for those that it writes', () => {
  const excepted = rules.rules.filter(
    ({ entitySet, condition }) => entitySet === 'CustomersV3' && condition !== undefined,
  );
  const mutationOf = (field: string) =>
    excepted.find((rule) => rule.field === `FinanceOperationsCustomer.${field}`)?.mutation;
  expect(mutationOf('name')).toBe('updateFinanceOperationsCustomer');
  expect(mutationOf('isExternallyMaintained')).toBeUndefined();
});
