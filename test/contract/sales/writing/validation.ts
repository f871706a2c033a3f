import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

const refused = (fact: string, values: object, code: string, message: RegExp): ContractCase => ({
  fact,
  source: sources.codes,
  async run(service) {
    const answer = await service.post('accounts', { description: service.mark, ...values });
    expectRefusal(answer, 400, code, message);
  },
});
const literal = (value: string, type: string) =>
  new RegExp(`Cannot convert the literal '${value}' to the expected type 'Edm\\.${type}'`);

/** What is wrong with a value. */
export const validation: Chapter = {
  title: 'values that are refused',
  cases: [
    refused(
      'A text that is too long is refused with 0x80044331, naming column, table and length',
      { name: 'x'.repeat(161) },
      '0x80044331',
      /^A validation error occurred. {2}The length of the 'name' attribute of the 'account' entity exceeded the maximum allowed length of '160'\.$/,
    ),
    refused(
      'A whole number below its range is refused',
      { numberofemployees: -1 },
      '0x80044330',
      /'numberofemployees'.*outside the valid range/,
    ),
    refused(
      'A whole number above its range is refused',
      { numberofemployees: 1_000_000_001 },
      '0x80044330',
      /Accepted Values: 0 to 1000000000/,
    ),
    refused(
      'An amount above its range is refused',
      { creditlimit: 100_000_000_000_001 },
      '0x80044330',
      /Accepted Values: 0 to 100000000000000/,
    ),
    refused('An amount below its range is refused', { creditlimit: -0.01 }, '0x80044330', /'creditlimit'/),
    refused(
      'A Double outside its range is refused',
      { address1_latitude: 90.5 },
      '0x80044330',
      /Accepted Values: -90 to 90/,
    ),
    refused(
      'A number that is no option of a choice is refused with 0x8004431a',
      { customertypecode: 99 },
      '0x8004431a',
      /The value 99 of 'customertypecode' on record of type 'account' is outside the valid range/,
    ),
    refused('A text is no whole number', { numberofemployees: '5' }, '0x80048d19', literal('5', 'Int32')),
    refused(
      'A fraction is no whole number',
      { numberofemployees: 1.5 },
      '0x80048d19',
      literal('1\\.5', 'Int32'),
    ),
    refused('A number is no text', { name: 5 }, '0x80048d19', literal('5', 'String')),
    refused('A text is no yes/no value', { creditonhold: 'yes' }, '0x80048d19', literal('yes', 'Boolean')),
    refused('A text is no amount', { creditlimit: '5' }, '0x80048d19', literal('5', 'Decimal')),
    refused(
      'A text that is no moment is no date and time',
      { lastonholdtime: 'soon' },
      '0x80048d19',
      literal('soon', 'DateTimeOffset'),
    ),
    refused('A text that is no identifier is no GUID', { accountid: 'x' }, '0x80048d19', /Guid/),
    refused('An object is no value', { name: { a: 1 } }, '0x80048d19', /PrimitiveValue/),
    refused('A list is no value', { name: ['a'] }, '0x80048d19', /PrimitiveValue/),
    refused(
      'A column that the table does not have is refused',
      { nothing: 1 },
      '0x80048d19',
      /Invalid property 'nothing' was found in entity 'Microsoft\.Dynamics\.CRM\.account'/,
    ),
    refused(
      'Names of columns are case sensitive in a body',
      { Name: 'x' },
      '0x80048d19',
      /Invalid property 'Name'/,
    ),
    refused(
      'A lookup that the table does not have is refused',
      { 'nothing@odata.bind': '/accounts(1)' },
      '0x80048d19',
      /undeclared property 'nothing'/,
    ),
    refused('The state cannot be empty', { statecode: null }, '0x80040200', /cannot be set to NULL/),
    refused(
      'A column that the platform writes is read only',
      { versionnumber: 1 },
      '0x80040203',
      /read-only/,
    ),
    refused(
      'A character that XML does not know is refused',
      { name: 'a\u0000b' },
      '0x80040278',
      /invalid characters/,
    ),
  ],
};
