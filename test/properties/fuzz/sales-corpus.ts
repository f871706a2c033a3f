import { commonCorpus, requestsBelow } from './corpus.ts';
import type { WireRequest } from './wire-request.ts';

const { get, post, patch, put, remove, batch } = requestsBelow('/api/data/v9.2/');
const admin = requestsBelow('/__sandbox/');

const account = '10127be4-170f-5947-8825-79372ca33390';
const contact = '29cff6fe-1ede-5879-b4df-4d959a079899';
const usd = '19fd13dc-909d-5774-b5b9-bb832bde352e';
const list = '95100d37-51a9-563f-8274-35bd9f6720a2';
const quotes = {
  draft: '9e0c83d5-3f54-53b8-b6a7-d8f47ef1bdc2',
  other: 'f3a21f82-5e67-5d41-b623-4ae60c71b265',
  active: 'e272b07a-7bde-5c30-8828-ace03e672607',
  second: '657cf488-5b14-5785-a4b9-e791e007d934',
  third: 'c86551da-3c51-55da-9257-206e31b0e7a9',
  won: 'ac1146b3-383f-5364-9e69-186fba2f714a',
};
const line = '5602fa34-4150-5641-82e7-9bb544a47b13';
const orders = {
  one: '3b05398a-d907-5cb8-8003-9098c593987f',
  two: 'db5606c8-932f-58b4-8d2c-abf5bff6b387',
  three: 'f33e38ca-f221-580f-b8be-c36e787ba6e6',
  four: 'e88ee83b-74e3-50d9-8993-6ea8eaf12b07',
};
const invoice = '4ae268ad-3aac-548b-8e5a-ff9090dd9577';
const product = 'f7d9d7c4-5c62-5f77-8135-f974681ba90d';
const all = { Prefer: 'return=representation,odata.include-annotations="*"' };
const quoteLine = {
  'productid@odata.bind': `/products(${product})`,
  'uomid@odata.bind': '/uoms(5ddffd20-0106-5787-b28f-4c8b5dfa99e0)',
  quantity: 2,
  manualdiscountamount: 0.5,
};
const quote = {
  name: 'Chairs',
  'customerid_account@odata.bind': `/accounts(${account})`,
  'pricelevelid@odata.bind': `/pricelevels(${list})`,
  discountpercentage: 5,
};

/** Queries in FetchXML: conditions, joins, pages, aggregates. */
const fetches: readonly (readonly [set: string, xml: string])[] = [
  [
    'accounts',
    '<fetch count="3" page="1" returntotalrecordcount="true"><entity name="account"><attribute name="name"/><order attribute="name" descending="true"/><filter type="and"><condition attribute="statecode" operator="eq" value="0"/><condition attribute="name" operator="like" value="%o%"/><condition attribute="numberofemployees" operator="in"><value>20</value><value>30</value></condition></filter></entity></fetch>',
  ],
  [
    'accounts',
    '<fetch distinct="true"><entity name="account"><all-attributes/><link-entity name="contact" from="parentcustomerid" to="accountid" alias="c" link-type="outer"><attribute name="fullname"/><filter><condition attribute="lastname" operator="begins-with" value="M"/><condition attribute="createdon" operator="last-x-days" value="7"/></filter></link-entity></entity></fetch>',
  ],
  [
    'quotes',
    '<fetch aggregate="true"><entity name="quote"><attribute name="totalamount" aggregate="sum" alias="total"/><attribute name="statecode" groupby="true" alias="state"/><attribute name="createdon" groupby="true" dategrouping="month" alias="month"/><order alias="total"/></entity></fetch>',
  ],
];

/** Requests that Dataverse takes, of every shape that a client of this process sends. */
export const salesCorpus: readonly WireRequest[] = [
  ...commonCorpus,
  get(''),
  get('$metadata'),
  get('WhoAmI'),
  get("RetrieveTotalRecordCount(EntityNames=['account','contact'])"),
  get('RetrieveTotalRecordCount(EntityNames=@p1)?@p1=["account"]'),
  get(
    `InitializeFrom(EntityMoniker=@a,TargetEntityName=@b,TargetFieldType=@c)?@a={'@odata.id':'quotes(${quotes.won})'}&@b='salesorder'&@c=Microsoft.Dynamics.CRM.TargetFieldType'ValidForCreate'`,
  ),
  get('accounts?$select=name,accountnumber,revenue&$orderby=name desc,accountid asc&$top=5&$count=true'),
  get(
    "accounts?$filter=contains(name,'on') and (revenue gt 10.5 or not startswith(accountnumber,'US')) and statecode eq 0",
  ),
  get('accounts?$filter=createdon ge 2020-01-01T00:00:00Z and _primarycontactid_value ne null&$count=true', {
    Prefer: 'odata.maxpagesize=2',
  }),
  get(
    'accounts?$filter=Microsoft.Dynamics.CRM.In(PropertyName=@p,PropertyValues=["US-001","US-002"])&@p=\'accountnumber\'',
  ),
  get(
    'accounts?$filter=Microsoft.Dynamics.CRM.LastXDays(PropertyName=\'createdon\',PropertyValue=7) or Microsoft.Dynamics.CRM.Between(PropertyName=\'numberofemployees\',PropertyValues=["1","50"])',
  ),
  get("accounts?$filter=contact_customer_accounts/any(c:c/lastname eq 'McKay' and c/gendercode eq 1)"),
  get(
    "contacts?$filter=parentcustomerid_account/primarycontactid/fullname ne 'x' and parentcustomerid_account/revenue le 1000000",
  ),
  get(
    `accounts(${account})?$select=name&$expand=primarycontactid($select=fullname),contact_customer_accounts($select=lastname;$filter=statecode eq 0;$orderby=lastname;$top=2)`,
    all,
  ),
  get("accounts(accountnumber='US-001')?$select=name", { 'If-None-Match': 'W/"1"' }),
  get(`accounts(${account})/name/$value`),
  get(`accounts(${account})/contact_customer_accounts?$select=fullname&$top=1`),
  get(`accounts(${account})/contact_customer_accounts/$count`),
  get(`contacts(${contact})/parentcustomerid_account/$ref`),
  get("accounts/$count?$filter=name ne 'x'"),
  get(
    'quotes?$apply=filter(statecode eq 0)/groupby((statecode,_customerid_value),aggregate(totalamount with sum as total,$count as number))',
  ),
  get('accounts?$select=name,fax', { Prefer: 'odata.track-changes,odata.maxpagesize=3' }),
  get(
    "EntityDefinitions(LogicalName='account')?$select=LogicalName,EntitySetName&$expand=Attributes($select=LogicalName,AttributeType),Keys",
  ),
  get("EntityDefinitions?$select=LogicalName&$filter=LogicalName eq 'account' or LogicalName eq 'contact'"),
  get(
    "EntityDefinitions(LogicalName='account')/Attributes(LogicalName='statecode')/Microsoft.Dynamics.CRM.StateAttributeMetadata?$select=LogicalName&$expand=OptionSet",
  ),
  get("sdkmessagefilters?$select=sdkmessagefilterid&$filter=primaryobjecttypecode eq 'account'"),
  get('organizations?$select=name'),
  get('sdkmessages?$select=name'),
  get('serviceendpoints?$select=name'),
  ...fetches.map(([set, xml]) => get(`${set}?fetchXml=${encodeURIComponent(xml)}`, all)),
  post('serviceendpoints', {
    name: 'Hook',
    url: 'https://hook.example.com/x',
    contract: 8,
    authtype: 4,
    authvalue: 'x',
  }),
  post('sdkmessageprocessingsteps', {
    name: 'Step',
    mode: 1,
    rank: 1,
    stage: 40,
    'eventhandler_serviceendpoint@odata.bind': `/serviceendpoints(${account})`,
    'sdkmessageid@odata.bind': `/sdkmessages(${account})`,
  }),
  admin.get('webhooks'),
  admin.post('webhooks', { table: 'account', message: 'Nothing', url: 'none', columns: ['name'] }),
  admin.get('webhook-deliveries?since=0'),
  admin.get('duplicate-rules'),
  admin.post('duplicate-rules', { entitySet: 'contacts', columns: ['lastname'] }),
  post(
    'accounts',
    {
      name: 'New',
      revenue: 12.5,
      creditonhold: true,
      accountcategorycode: 1,
      'transactioncurrencyid@odata.bind': `/transactioncurrencies(${usd})`,
    },
    all,
  ),
  post(
    'accounts?$select=name',
    {
      name: 'Deep',
      contact_customer_accounts: [{ lastname: 'One' }, { lastname: 'Two', birthdate: '1980-02-29' }],
    },
    all,
  ),
  post('contacts', {
    firstname: 'Ann',
    lastname: 'Lee',
    emailaddress1: 'a@example.com',
    'parentcustomerid_account@odata.bind': "/accounts(accountnumber='US-001')",
  }),
  post('quotes', { ...quote, quote_details: [quoteLine, { ...quoteLine, quantity: 3 }] }),
  post('quotedetails', { ...quoteLine, 'quoteid@odata.bind': `/quotes(${quotes.draft})` }),
  post('salesorders', {
    name: 'Order',
    'customerid_account@odata.bind': `/accounts(${account})`,
    'pricelevelid@odata.bind': `/pricelevels(${list})`,
  }),
  post('products', {
    name: 'Lamp',
    productnumber: 'L-1',
    quantitydecimal: 2,
    'defaultuomid@odata.bind': '/uoms(5ddffd20-0106-5787-b28f-4c8b5dfa99e0)',
    'defaultuomscheduleid@odata.bind': '/uomschedules(cbbd6648-757e-56a1-affa-5ba96706817f)',
  }),
  patch(
    `accounts(${account})`,
    { name: 'Changed', telephone1: null, numberofemployees: 7, revenue: 1.25 },
    { 'If-Match': '*' },
  ),
  patch(`accounts(${account})`, { fax: '1' }, { 'If-Match': 'W/"1"', ...all }),
  patch("accounts(accountnumber='UP-1')", { name: 'Upserted' }, all),
  patch("accounts(accountnumber='US-002')", { name: 'Only changed' }, { 'If-Match': '*' }),
  patch("accounts(accountnumber='UP-2')", { name: 'Only made' }, { 'If-None-Match': '*' }),
  patch(`contacts(${contact})`, { 'parentcustomerid_account@odata.bind': null, lastname: 'Alone' }),
  patch(`quotes(${quotes.third})`, { statecode: 1, statuscode: 2 }),
  patch(`quotedetails(${line})`, { quantity: 4, ispriceoverridden: true, priceperunit: 99.99 }),
  patch(`salesorders(${orders.one})`, { statecode: 1, msdynce_processingstatus: 647390011 }),
  patch(`invoices(${invoice})`, { statuscode: 4, description: 'x' }),
  put(`accounts(${account})/name`, { value: 'Put' }),
  put(`contacts(${contact})/parentcustomerid_account/$ref`, { '@odata.id': `accounts(${account})` }),
  remove(`contacts(${contact})`, { 'If-Match': 'W/"2"' }),
  remove(`accounts(${account})/primarycontactid/$ref`),
  remove("accounts(accountnumber='UP-1')"),
  remove(`quotedetails(${line})`),
  post('accounts/Microsoft.Dynamics.CRM.CreateMultiple', {
    Targets: [
      { '@odata.type': 'Microsoft.Dynamics.CRM.account', name: 'A' },
      { '@odata.type': 'Microsoft.Dynamics.CRM.account', name: 'B' },
    ],
  }),
  post('accounts/Microsoft.Dynamics.CRM.UpdateMultiple', {
    Targets: [{ '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: account, fax: '2' }],
  }),
  post('accounts/Microsoft.Dynamics.CRM.UpsertMultiple', {
    Targets: [
      {
        '@odata.type': 'Microsoft.Dynamics.CRM.account',
        '@odata.id': "accounts(accountnumber='UP-3')",
        name: 'C',
      },
    ],
  }),
  post('WinQuote', {
    Status: 4,
    QuoteClose: { subject: 'Won', 'quoteid@odata.bind': `/quotes(${quotes.active})` },
  }),
  post('CloseQuote', { Status: 6, QuoteClose: { 'quoteid@odata.bind': `/quotes(${quotes.other})` } }),
  post('ReviseQuote', {
    QuoteId: quotes.second,
    ColumnSet: { AllColumns: false, Columns: ['name', 'quotenumber'] },
  }),
  post('ConvertQuoteToSalesOrder', {
    QuoteId: quotes.won,
    ColumnSet: { AllColumns: true },
    QuoteCloseStatus: -1,
  }),
  post('ConvertSalesOrderToInvoice', { SalesOrderId: orders.two, ColumnSet: { Columns: ['name'] } }),
  post('FulfillSalesOrder', {
    Status: -1,
    OrderClose: { 'salesorderid@odata.bind': `/salesorders(${orders.three})` },
  }),
  post('CancelSalesOrder', {
    Status: 4,
    OrderClose: { 'salesorderid@odata.bind': `/salesorders(${orders.four})` },
  }),
  post('LockSalesOrderPricing', { SalesOrderId: orders.one }),
  post('CalculatePrice', {
    Target: { '@odata.type': 'Microsoft.Dynamics.CRM.quote', quoteid: quotes.draft },
  }),
  batch([
    { method: 'GET', url: 'accounts?$select=name&$top=1' },
    [
      { method: 'POST', url: 'accounts', body: { name: 'In a set' } },
      {
        method: 'POST',
        url: '/api/data/v9.2/contacts',
        body: { lastname: 'Its', 'parentcustomerid_account@odata.bind': '$1' },
      },
      { method: 'PATCH', url: '$1', body: { fax: '3' }, headers: { 'If-Match': '*' } },
    ],
    { method: 'DELETE', url: `accounts(${contact})` },
  ]),
  batch(
    [
      { method: 'PATCH', url: `accounts(${account})`, body: { nothing: 1 } },
      [
        { method: 'POST', url: 'quotes', body: quote },
        { method: 'POST', url: 'quotedetails', body: { ...quoteLine, 'quoteid@odata.bind': '$1' } },
      ],
      {
        method: 'GET',
        url: `http://127.0.0.1/api/data/v9.2/accounts(${account})`,
        headers: { 'If-None-Match': 'null' },
      },
    ],
    { Prefer: 'odata.continue-on-error' },
  ),
  batch([
    { method: 'POST', url: 'accounts', body: { name: 'Before' } },
    [
      {
        method: 'POST',
        url: 'contacts',
        body: { lastname: 'Refers', 'parentcustomerid_account@odata.bind': '$1' },
      },
      {
        method: 'PUT',
        url: `contacts(${contact})/parentcustomerid_account/$ref`,
        body: { '@odata.id': '$1' },
      },
    ],
    { method: 'GET', url: 'contacts?$select=lastname&$top=1', headers: { Prefer: 'odata.maxpagesize=1' } },
  ]),
  batch(
    [
      { method: 'GET', url: 'accounts/$count' },
      [{ method: 'POST', url: 'accounts', body: { name: 'First' } }],
      [
        { method: 'POST', url: 'accounts', body: { name: 'Second', accountnumber: 'US-001' } },
        {
          method: 'POST',
          url: 'WinQuote',
          body: { Status: 4, QuoteClose: { 'quoteid@odata.bind': `/quotes(${quotes.active})` } },
        },
      ],
      {
        method: 'POST',
        url: 'accounts/Microsoft.Dynamics.CRM.CreateMultiple',
        body: { Targets: [{ '@odata.type': 'Microsoft.Dynamics.CRM.account', name: 'D' }] },
      },
    ],
    { Prefer: 'odata.continue-on-error=true,return=representation' },
  ),
  batch([{ method: 'DELETE', url: "accounts(accountnumber='UP-1')" }]),
];
