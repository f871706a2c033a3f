import { choices } from './choice-facts.ts';

/** Choices by their columns: the options with their labels. One line is what several columns offer. */
export const choiceFacts = choices(`
  account.customertypecode: 1=Competitor; 2=Consultant; 3=Customer; 4=Investor; 5=Partner; 6=Influencer; 7=Press; 8=Prospect; 9=Reseller; 10=Supplier; 11=Vendor; 12=Other
  account.industrycode: 1=Accounting; 2=Agriculture and Non-petrol Natural Resource Extraction; 3=Broadcasting Printing and Publishing; 4=Brokers; 5=Building Supply Retail; 6=Business Services; 7=Consulting; 8=Consumer Services; 9=Design, Direction and Creative Management; 10=Distributors, Dispatchers and Processors; 11=Doctor's Offices and Clinics; 12=Durable Manufacturing; 13=Eating and Drinking Places; 14=Entertainment Retail; 15=Equipment Rental and Leasing; 16=Financial; 17=Food and Tobacco Processing; 18=Inbound Capital Intensive Processing; 19=Inbound Repair and Services; 20=Insurance; 21=Legal Services; 22=Non-Durable Merchandise Retail; 23=Outbound Consumer Service; 24=Petrochemical Extraction and Distribution; 25=Service Retail; 26=SIG Affiliations; 27=Social Services; 28=Special Outbound Trade Contractors; 29=Specialty Realty; 30=Transportation; 31=Utility Creation and Distribution; 32=Vehicle Retail; 33=Wholesale
  account.paymenttermscode quote.paymenttermscode salesorder.paymenttermscode invoice.paymenttermscode: 1=Net 30; 2=2% 10, Net 30; 3=Net 45; 4=Net 60
  account.ownershipcode: 1=Public; 2=Private; 3=Subsidiary; 4=Other
  account.address1_addresstypecode contact.address1_addresstypecode: 1=Bill To; 2=Ship To; 3=Primary; 4=Other
  contact.customertypecode pricelevel.freighttermscode pricelevel.paymentmethodcode pricelevel.shippingmethodcode quote.shipto_freighttermscode salesorder.prioritycode salesorder.shipto_freighttermscode invoice.prioritycode invoice.shipto_freighttermscode: 1=Default Value
  contact.preferredcontactmethodcode: 1=Any; 2=Email; 3=Phone; 4=Fax; 5=Mail
  contact.gendercode: 1=Male; 2=Female
  contact.familystatuscode: 1=Single; 2=Married; 3=Divorced; 4=Widowed
  product.productstructure: 1=Product; 2=Product Family; 3=Product Bundle
  product.producttypecode: 1=Sales Inventory; 2=Miscellaneous Charges; 3=Services; 4=Flat Fees
  productpricelevel.pricingmethodcode: 1=Currency Amount; 2=Percent of List; 3=Percent Markup - Current Cost; 4=Percent Margin - Current Cost; 5=Percent Markup - Standard Cost; 6=Percent Margin - Standard Cost
  productpricelevel.quantitysellingcode: 1=No Control; 2=Whole; 3=Whole and Fractional
  productpricelevel.roundingoptioncode: 1=Ends in; 2=Multiple of
  productpricelevel.roundingpolicycode: 1=None; 2=Up; 3=Down; 4=To Nearest
  quote.freighttermscode quotedetail.shipto_freighttermscode salesorder.freighttermscode salesorderdetail.shipto_freighttermscode invoicedetail.shipto_freighttermscode: 1=FOB; 2=No Charge
  quote.pricingerrorcode quotedetail.pricingerrorcode salesorder.pricingerrorcode salesorderdetail.pricingerrorcode invoice.pricingerrorcode invoicedetail.pricingerrorcode: 0=None; 1=Detail Error; 2=Missing Price Level; 3=Inactive Price Level; 4=Missing Quantity; 5=Missing Unit Price; 6=Missing Product; 7=Invalid Product; 8=Missing Pricing Code; 9=Invalid Pricing Code; 10=Missing UOM; 11=Product Not In Price Level; 12=Missing Price Level Amount; 13=Missing Price Level Percentage; 14=Missing Price; 15=Missing Current Cost; 16=Missing Standard Cost; 17=Invalid Price Level Amount; 18=Invalid Price Level Percentage; 19=Invalid Price; 20=Invalid Current Cost; 21=Invalid Standard Cost; 22=Invalid Rounding Policy; 23=Invalid Rounding Option; 24=Invalid Rounding Amount; 25=Price Calculation Error; 26=Invalid Discount Type; 27=Discount Type Invalid State; 28=Invalid Discount; 29=Invalid Quantity; 30=Invalid Pricing Precision; 31=Missing Product Default UOM; 32=Missing Product UOM Schedule ; 33=Inactive Discount Type; 34=Invalid Price Level Currency; 35=Price Attribute Out Of Range; 36=Base Currency Attribute Overflow; 37=Base Currency Attribute Underflow
  quote.shippingmethodcode salesorder.shippingmethodcode invoice.shippingmethodcode: 1=Airborne; 2=DHL; 3=FedEx; 4=UPS; 5=Postal Mail; 6=Full Load; 7=Will Call
  quotedetail.producttypecode salesorderdetail.producttypecode invoicedetail.producttypecode: 1=Product; 2=Bundle; 3=Required Bundle Product; 4=Optional Bundle Product; 5=Project-based Service
  quotedetail.propertyconfigurationstatus salesorderdetail.propertyconfigurationstatus invoicedetail.propertyconfigurationstatus: 0=Edit; 1=Rectify; 2=Not Configured
`);
