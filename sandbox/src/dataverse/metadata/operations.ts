/** Parameters of an action or function by name, with their type; a `?` behind it says that it may be left out. */
interface Signature {
  readonly parameters: Readonly<Record<string, string>>;
  readonly returns?: string;
}

const columnSet = 'mscrm.ColumnSet';
const guid = 'Edm.Guid';

/** Unbound actions of Sales that the sandbox carries out. Microsoft Learn, Web API Action Reference. */
export const actionSignatures: Readonly<Record<string, Signature>> = {
  WinQuote: { parameters: { Status: 'Edm.Int32', QuoteClose: 'mscrm.quoteclose' } },
  CloseQuote: { parameters: { Status: 'Edm.Int32', QuoteClose: 'mscrm.quoteclose' } },
  ReviseQuote: { parameters: { QuoteId: guid, ColumnSet: columnSet }, returns: 'mscrm.quote' },
  ConvertQuoteToSalesOrder: {
    parameters: {
      QuoteId: guid,
      ColumnSet: columnSet,
      QuoteCloseDate: 'Edm.DateTimeOffset?',
      QuoteCloseStatus: 'Edm.Int32?',
      QuoteCloseSubject: 'Edm.String?',
      QuoteCloseDescription: 'Edm.String?',
    },
    returns: 'mscrm.salesorder',
  },
  ConvertSalesOrderToInvoice: {
    parameters: { SalesOrderId: guid, ColumnSet: columnSet },
    returns: 'mscrm.invoice',
  },
  FulfillSalesOrder: { parameters: { Status: 'Edm.Int32', OrderClose: 'mscrm.orderclose' } },
  CancelSalesOrder: { parameters: { Status: 'Edm.Int32', OrderClose: 'mscrm.orderclose' } },
  LockSalesOrderPricing: { parameters: { SalesOrderId: guid } },
  UnlockSalesOrderPricing: { parameters: { SalesOrderId: guid } },
  LockInvoicePricing: { parameters: { InvoiceId: guid } },
  UnlockInvoicePricing: { parameters: { InvoiceId: guid } },
  CalculatePrice: { parameters: { Target: 'mscrm.crmbaseentity' } },
};

/** Unbound functions that the sandbox answers. Microsoft Learn, Web API Function Reference. */
export const functionSignatures: Readonly<Record<string, Signature>> = {
  WhoAmI: { parameters: {}, returns: 'mscrm.WhoAmIResponse' },
  RetrieveTotalRecordCount: {
    parameters: { EntityNames: 'Collection(Edm.String)' },
    returns: 'mscrm.RetrieveTotalRecordCountResponse',
  },
  InitializeFrom: {
    parameters: {
      EntityMoniker: 'mscrm.crmbaseentity',
      TargetEntityName: 'Edm.String',
      TargetFieldType: 'mscrm.TargetFieldType',
    },
    returns: 'mscrm.crmbaseentity',
  },
  RetrieveVersion: { parameters: {}, returns: 'mscrm.RetrieveVersionResponse' },
};

/** Members of the enums that the signatures name, in order from 0. */
export const enumTypes: Readonly<Record<string, readonly string[]>> = {
  TargetFieldType: ['All', 'ValidForCreate', 'ValidForUpdate', 'ValidForRead'],
};

/** Complex types that the signatures name, property by property. */
export const complexTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ColumnSet: { AllColumns: 'Edm.Boolean', Columns: 'Collection(Edm.String)' },
  WhoAmIResponse: { BusinessUnitId: guid, UserId: guid, OrganizationId: guid },
  EntityRecordCountCollection: {
    Count: 'Edm.Int32',
    IsReadOnly: 'Edm.Boolean',
    Keys: 'Collection(Edm.String)',
    Values: 'Collection(Edm.Int64)',
  },
  RetrieveTotalRecordCountResponse: { EntityRecordCountCollection: 'mscrm.EntityRecordCountCollection' },
  RetrieveVersionResponse: { Version: 'Edm.String' },
  CreateMultipleResponse: { Ids: 'Collection(Edm.Guid)' },
  UpsertMultipleResponse: {},
};
