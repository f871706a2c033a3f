import type { Model } from '../../model/model.ts';
import { idOfName } from '../metadata/item.ts';
import type { View } from './view.ts';

interface SystemView {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly filter: string;
  /** Published identifiers; others are made of the name. */
  readonly id?: string;
  readonly links?: string;
}

const active = '<filter type="and"><condition attribute="statecode" operator="eq" value="0" /></filter>';
const inactive = '<filter type="and"><condition attribute="statecode" operator="eq" value="1" /></filter>';
const mine = '<filter type="and"><condition attribute="ownerid" operator="eq-userid" /></filter>';
const enabled = '<filter type="and"><condition attribute="isdisabled" operator="eq" value="0" /></filter>';

const account = ['name', 'accountnumber', 'address1_city', 'primarycontactid', 'telephone1'];
const contact = ['fullname', 'emailaddress1', 'parentcustomerid', 'telephone1'];
const document = (number: string) => ['name', number, 'customerid', 'totalamount', 'statecode', 'createdon'];

const mailOfPrimaryContact =
  '<link-entity alias="accountprimarycontactidcontactcontactid" name="contact" from="contactid" to="primarycontactid" link-type="outer" visible="false"><attribute name="emailaddress1" /></link-entity>';

const views: readonly SystemView[] = [
  {
    name: 'Active Accounts',
    table: 'account',
    columns: account,
    filter: active,
    // Microsoft Learn: Retrieve and execute predefined queries.
    id: '00000000-0000-0000-00aa-000010001002',
    links: mailOfPrimaryContact,
  },
  { name: 'Inactive Accounts', table: 'account', columns: account, filter: inactive },
  {
    name: 'My Active Accounts',
    table: 'account',
    columns: account,
    filter: `${active}${mine}`,
    links: mailOfPrimaryContact,
  },
  { name: 'Active Contacts', table: 'contact', columns: contact, filter: active },
  { name: 'Inactive Contacts', table: 'contact', columns: contact, filter: inactive },
  { name: 'My Active Contacts', table: 'contact', columns: contact, filter: `${active}${mine}` },
  {
    name: 'Active Products',
    table: 'product',
    columns: ['name', 'productnumber', 'statecode'],
    filter: active,
  },
  {
    name: 'Active Price Lists',
    table: 'pricelevel',
    columns: ['name', 'begindate', 'enddate'],
    filter: active,
  },
  { name: 'Active Unit Groups', table: 'uomschedule', columns: ['name'], filter: active },
  { name: 'Units', table: 'uom', columns: ['name', 'quantity', 'uomscheduleid'], filter: '' },
  {
    name: 'Price List Items',
    table: 'productpricelevel',
    columns: ['productid', 'uomid', 'amount'],
    filter: '',
  },
  {
    name: 'Active Currencies',
    table: 'transactioncurrency',
    columns: ['currencyname', 'isocurrencycode'],
    filter: active,
  },
  {
    name: 'Active Business Units',
    table: 'businessunit',
    columns: ['name', 'parentbusinessunitid'],
    filter: enabled,
  },
  { name: 'Enabled Users', table: 'systemuser', columns: ['fullname'], filter: '' },
  { name: 'All Quotes', table: 'quote', columns: document('quotenumber'), filter: '' },
  { name: 'My Quotes', table: 'quote', columns: document('quotenumber'), filter: mine },
  { name: 'All Orders', table: 'salesorder', columns: document('ordernumber'), filter: '' },
  { name: 'My Orders', table: 'salesorder', columns: document('ordernumber'), filter: mine },
  { name: 'All Invoices', table: 'invoice', columns: document('invoicenumber'), filter: '' },
  { name: 'My Invoices', table: 'invoice', columns: document('invoicenumber'), filter: mine },
];

/** The views of the system over the tables that the organization has. */
export function systemViews(model: Model): readonly View[] {
  const keys = new Map([...model.entitySets.values()].map(({ typeName, key }) => [typeName, key[0] ?? '']));
  return views.flatMap(({ name, table, columns, filter, links = '', id }) => {
    const key = keys.get(table);
    if (key === undefined) return [];
    const attributes = [...columns, key].map((column) => `<attribute name="${column}" />`).join('');
    const order = `<order attribute="${columns[0]}" descending="false" />`;
    return {
      id: id ?? idOfName(`view ${name}`),
      name,
      table,
      fetchXml: `<fetch version="1.0" output-format="xml-platform" mapping="logical"><entity name="${table}">${attributes}${order}${filter}${links}</entity></fetch>`,
      layoutXml: `<grid name="resultset" jump="${columns[0]}" select="1" icon="1" preview="1"><row name="result" id="${key}">${columns.map((column) => `<cell name="${column}" width="150" />`).join('')}</row></grid>`,
      description: null,
    };
  });
}
