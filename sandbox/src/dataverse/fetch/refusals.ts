import { ServiceError } from '../../errors.ts';
import type { EntitySet } from '../../model/model.ts';

/** Codes of what reads FetchXML. Microsoft Learn: Web service error codes, QueryBuilder… */
const codes = {
  noAttribute: '0x80041103',
  linkTypesMismatch: '0x80041104',
  badCondition: '0x80041106',
  invalidValue: '0x80041108',
  invalidAlias: '0x80041109',
  noAlias: '0x8004110b',
  greaterThanZero: '0x8004110c',
  attributePairMismatch: '0x80041111',
  invalidDistinct: '0x80041115',
  invalidMapping: '0x80041116',
  invalidLinkType: '0x80041117',
  invalidNoLock: '0x80041118',
  invalidDescending: '0x80041119',
  invalidAggregate: '0x8004111a',
  invalidNode: '0x8004111c',
  attributeNotFound: '0x8004111e',
  invalidOperator: '0x80041120',
  invalidJoinOperator: '0x80041121',
  invalidFilterType: '0x80041122',
  elementNotFound: '0x80041123',
  emptyXml: '0x80041124',
  entitiesDontMatch: '0x80041128',
  cookieOrder: '0x80041129',
  cookiePage: '0x8004112A',
  invalidGroupBy: '0x8004112E',
  aggregateType: '0x8004112F',
  duplicateAlias: '0x80041130',
  orderByAttribute: '0x80041131',
  orderByAlias: '0x80041132',
  orderNeedsAttribute: '0x80041133',
  orderNeedsAlias: '0x80041134',
  invalidDateGrouping: '0x80041135',
  groupByAndAggregate: '0x80041137',
  invalidRawOrder: '0x800410fd',
  invalidArgument: '0x80040203',
  invalidDateTime: '0x80040239',
  tooManyLinks: '0x8004430D',
  tooManyConditions: '0x8004430C',
} as const;

function refusal(code: keyof typeof codes, message: string): ServiceError {
  return new ServiceError(400, codes[code], message);
}

export const invalidXml = (why: string) => refusal('invalidArgument', `Invalid XML: ${why}.`);
export const emptyXml = () => refusal('emptyXml', "Xml String can't be null.");
export const invalidNode = (name: string) =>
  refusal('invalidNode', `The element node encountered is invalid. NodeName: ${name}`);
export const elementNotFound = (name: string) =>
  refusal('elementNotFound', `A required element was not specified. Element: ${name}`);
export const attributeNotFound = (element: string, name: string) =>
  refusal(
    'attributeNotFound',
    `A required attribute was not specified. Element: ${element}, attribute: ${name}`,
  );

/** What a query of all rows and a page cannot have together. */
export const topBeside = (name: string) =>
  refusal('invalidArgument', `The top attribute can't be specified with paging attribute ${name}`);
export const outsideTop = (text: string) =>
  refusal(
    'invalidArgument',
    `The value '${text}' of the top attribute is not valid: it must be from 1 to 5000.`,
  );
export const notGreaterThanZero = (name: string) =>
  refusal('greaterThanZero', `A value greater than zero must be specified. Attribute: ${name}`);

type BooleanName = 'distinct' | 'no-lock' | 'descending' | 'aggregate' | 'groupby' | 'useraworderby';
const booleanCodes: Readonly<Record<BooleanName, keyof typeof codes>> = {
  distinct: 'invalidDistinct',
  'no-lock': 'invalidNoLock',
  descending: 'invalidDescending',
  aggregate: 'invalidAggregate',
  groupby: 'invalidGroupBy',
  useraworderby: 'invalidRawOrder',
};
export const invalidBoolean = (name: string) =>
  refusal(
    Object.hasOwn(booleanCodes, name) ? booleanCodes[name as BooleanName] : 'invalidValue',
    `The only valid values for ${name} attribute are 'true', 'false', '1', and '0'.`,
  );
export const invalidMapping = () =>
  refusal(
    'invalidMapping',
    "The only valid values for mapping are 'logical' or 'internal' which is deprecated.",
  );
export const onlyLiveData = () => refusal('invalidArgument', 'Only live data is supported in web api');

export const entitiesDontMatch = () =>
  refusal(
    'entitiesDontMatch',
    'The entity name specified in fetchxml does not match the entity name specified in the Entity or Query Expression.',
  );
export const noAttribute = ({ typeName }: EntitySet, name: string) =>
  refusal(
    'noAttribute',
    `'${typeName}' entity doesn't contain attribute with Name = '${name}' and NameMapping = 'Logical'.`,
  );
export const noLink = (name: string) =>
  refusal('noAlias', `LinkEntity with name or alias ${name} is not found or there is more than one`);
export const invalidAlias = (alias: string) =>
  refusal(
    'invalidAlias',
    `Invalid character specified for alias: ${alias}. Only characters within the ranges [A-Z], [a-z] or [0-9] or _ are allowed.  The first character may only be in the ranges [A-Z], [a-z] or _.`,
  );
export const duplicateAlias = (alias: string) =>
  refusal('duplicateAlias', `FetchXML should have unique aliases. Alias: ${alias}`);

export const tooManyLinks = () =>
  refusal('tooManyLinks', 'Number of link entities in query exceeded maximum limit.');
export const tooManyConditions = () =>
  refusal('tooManyConditions', 'Number of conditions in query exceeded maximum limit.');
export const linkTypesMismatch = (from: string, to: string) =>
  refusal(
    'linkTypesMismatch',
    `Data Types don't match for the link-entity join attributes '${from}', '${to}'.`,
  );
export const attributePairMismatch = () =>
  refusal(
    'attributePairMismatch',
    'AttributeFrom and AttributeTo must be either both specified or both omitted.',
  );
export const invalidLinkType = () =>
  refusal(
    'invalidLinkType',
    "The only valid values for link-type attribute are 'natural', 'inner','in','exists','matchfirstrowusingcrossapply' and 'outer'.",
  );
export const invalidJoinOperator = (type: string) =>
  refusal('invalidJoinOperator', `Unsupported join operator. Link type: ${type}`);

export const invalidFilterType = () =>
  refusal('invalidFilterType', "Unsupported filter type. Valid values are 'and', or 'or'.");
export const unknownOperator = (operator: string) =>
  refusal('invalidOperator', `Unsupported condition operator. Operator: ${operator}`);
export const badCondition = (why: string) =>
  refusal('badCondition', `Incorrect filter condition or conditions. ${why}`);
export const inconvertible = (value: string, column: string, type: string) =>
  refusal(
    'invalidArgument',
    `An exception System.FormatException was thrown while trying to convert input value '${value}' to attribute '${column}'. Expected type of attribute value: ${type}.`,
  );
export const invalidDateTime = () =>
  refusal('invalidDateTime', 'The date-time format is invalid, or value is outside the supported range.');

export const orderByAttribute = () =>
  refusal(
    'orderByAttribute',
    'An attribute cannot be specified for an order clause for an aggregate Query. Use an alias.',
  );
export const orderByAlias = () =>
  refusal(
    'orderByAlias',
    'An alias cannot be specified for an order clause for a non-aggregate Query. Use an attribute.',
  );
export const orderNeedsAttribute = () =>
  refusal('orderNeedsAttribute', 'An attribute is required for an order clause for a non-aggregate Query.');
export const orderNeedsAlias = () =>
  refusal('orderNeedsAlias', 'An alias is required for an order clause for an aggregate Query.');

export const invalidAggregate = (why: string) =>
  refusal('invalidAggregate', `An error occurred while processing Aggregates in Query. ${why}`);
export const neitherGroupNorAggregate = (name: string) =>
  refusal(
    'attributeNotFound',
    `An attribute can not be requested when an aggregate operation has been specified and its neither groupby nor aggregate. Attribute: ${name}`,
  );
export const needsAlias = (name: string) =>
  refusal(
    'noAlias',
    `An alias must be specified for every attribute in an aggregate query. Attribute: ${name}`,
  );
export const groupByAndAggregate = () =>
  refusal('groupByAndAggregate', 'An attribute can either be an aggregate or a Group By but not both');
export const aggregateType = (aggregate: string, type: string) =>
  refusal('aggregateType', `Aggregate ${aggregate} is not supported for attribute of type ${type}.`);
export const invalidDateGrouping = () =>
  refusal('invalidDateGrouping', 'An invalid value was specified for dategrouping.');

export const tooManyColumns = (max: number) =>
  refusal('invalidArgument', `The query selects more than the maximum of ${max} columns. Select fewer.`);

export const cookieRequired = () =>
  refusal(
    'invalidArgument',
    'Paging cookie is required when trying to retrieve a set of records on any high pages.',
  );
export const invalidCookie = () => refusal('cookiePage', 'Malformed XML in the Paging Cookie.');
export const cookiePage = () => refusal('cookiePage', 'Invalid page number in paging cookie.');
export const cookieOrder = () =>
  refusal('cookieOrder', 'Order by columns do not match those in paging cookie.');
