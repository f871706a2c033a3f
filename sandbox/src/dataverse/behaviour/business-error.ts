import { ServiceError } from '../../errors.ts';

/** Refusals of accounts, of the product catalogue and of documents: code and message. Microsoft Learn, "Web service error codes". */
const refusals = {
  /** AccountLoopBeingCreated */
  accountLoop: [
    '0x80040507',
    'Creating this parental association would create a loop in Accounts hierarchy.',
  ],
  /** RecordAndPricelistCurrencyNotEqual */
  currencyNotOfPriceList: [
    '0x80048cf6',
    'The currency of the record does not match the currency of the price list.',
  ],
  /** QuoteReviseExistingActiveQuote */
  quoteIsRevisedAlready: [
    '0x80048d00',
    'Quote cannot be revised as there already exists another quote in Draft/Active state and with same quote number.',
  ],
  /** UnitNotInSchedule */
  unitNotInGroup: ['0x80043b16', 'The unit does not exist in the specified unit schedule.'],
  /** ProductInvalidUnit */
  unitNotOfProduct: ['0x80043b14', 'The specified unit is not valid for this product.'],
  /** MissingProductId */
  productMissing: ['0x80043b11', 'The product id is missing.'],
  /** MissingUomId */
  unitMissing: ['0x80043b0d', 'The unit id is missing.'],
  /** InvalidBaseUnit */
  baseUnitOfOtherGroup: ['0x80043b0b', 'The base unit does not belong to the schedule.'],
  /** ParentReadOnly */
  parentReadOnly: ['0x80043b09', 'The parent is read only and cannot be edited.'],
  /** DuplicateProductPriceLevel */
  priceListItemExists: ['0x80043b08', 'This product and unit combination has a price for this price list.'],
  /** ProductInvalidQuantityDecimal */
  quantityDecimals: ['0x80043b07', 'The number of decimal places on the quantity is invalid.'],
  /** BaseUnitNotDeletable */
  baseUnitNotDeletable: ['0x80043b03', 'The base unit of a schedule cannot be deleted.'],
  /** CannotSpecifyBothProductAndProductDesc */
  productAndDescription: [
    '0x80043afb',
    "You cannot set both 'productid' and 'productdescription' for the same record.",
  ],
  /** CannotSpecifyBothUomAndProductDesc */
  unitAndDescription: [
    '0x80043afa',
    "You cannot set both 'uomid' and 'productdescription' for the same record.",
  ],
  /** BaseUomNameNotSpecified */
  baseUnitNameMissing: ['0x80043810', 'baseuomname not specified'],
  /** ProductFromActiveToDraftState */
  productActiveToDraft: ['0x8004F912', "You can't set a published product to the draft state."],
  /** ProductFromDraftToRevisedState */
  productToRevised: ['0x8004F913', "You can't revise a draft or a retired product."],
  /** ProductFromDraftToRetiredState */
  productDraftToRetired: [
    '0x8004F978',
    "You can't retire this product because it is in draft state. A product should be in Active/ Under Revision state for retiring.",
  ],
  /** ProductFromRetiredToDraftState */
  productRetiredToDraft: ['0x8004F979', 'It is not possible to move product from Retired to Draft State.'],
  // The words are known from forms; their code is not, and stands for any operation that is not valid.
  documentReadOnly: ['0x80040224', 'Cannot Update a Read-Only Entity.'],
  quoteState: [
    '0x80040224',
    'The quote cannot be brought to this state: a draft is activated by an update, an active quote is won, closed or revised by an action.',
  ],
  orderState: [
    '0x80040224',
    'The sales order cannot be brought to this state: it is submitted by an update, fulfilled, canceled and converted by an action while it is active or submitted.',
  ],
  invoiceState: ['0x80040224', 'An invoice is created active.'],
  quoteNotWon: ['0x80040224', 'Only a quote that is won can be converted to a sales order.'],
  pricesLocked: [
    '0x80040224',
    'The pricing of a document that is read only can neither be locked nor unlocked.',
  ],
  productNotActive: [
    '0x80040224',
    'Only products in the Active state can be added to a quote, an order or an invoice.',
  ],
  // Plug-ins and forms of Prospect to cash, whose words are not published: IsvAborted, the code of every plug-in.
  orderNotReleasable: [
    '0x80040265',
    'Only orders that have externally maintained products alone can be activated.',
  ],
  secondTaxLine: ['0x80040265', 'There is a line for the tax of the header already.'],
  columnLocked: ['0x80040265', 'The column is read only on the form and cannot be edited.'],
  maintainedExternally: ['0x80040265', 'The record is maintained externally and cannot be edited.'],
} as const;

export type BusinessRefusal = keyof typeof refusals;

/** The refusal of a rule, in the words of the platform. */
export function businessError(kind: BusinessRefusal): ServiceError {
  const [code, message] = refusals[kind];
  return new ServiceError(400, code, message);
}
