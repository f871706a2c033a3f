import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../sources.ts';
import { propertyCases } from './property-cases.ts';

/** Properties of customers, and of what they refer to. */
export const customerProperties: Chapter = {
  title: 'properties of customers',
  cases: [
    ...propertyCases('CustomersV3', 'CustomerV3', sources.commonDataModel, {
      key: {
        String: 'dataAreaId* CustomerAccount#',
      },
      changed: {
        String: `
          PartyType OrganizationName NameAlias KnownAs CustomerGroupId* OrganizationNumber PersonFirstName
          PersonMiddleName PersonLastName PersonProfessionalTitle PartyNumber LanguageId AddressDescription
          AddressZipCode AddressCity AddressCountryRegionId AddressCountryRegionISOCode AddressCounty
          AddressLocationRoles AddressState AddressStreet AddressStreetNumber PrimaryContactEmail
          PrimaryContactFax PrimaryContactPhone PrimaryContactURL PrimaryContactTwitter IdentificationNumber
          PartyCountry PartyState VendorAccount ContactPersonId SalesCurrencyCode* SalesMemo CreditRating
          SiteId WarehouseId PaymentTerms PaymentMethod PaymentSchedule PaymentDay InvoiceAccount
          DeliveryTerms DeliveryMode SalesTaxGroup TaxExemptNumber DeliveryAddressZipCode
          DeliveryAddressCity DeliveryAddressCountryRegionISOCode DeliveryAddressCounty DeliveryAddressState
          DeliveryAddressStreet InvoiceAddressZipCode InvoiceAddressCity InvoiceAddressCountryRegionISOCode
          InvoiceAddressCounty InvoiceAddressState InvoiceAddressStreet AddressPostbox AddressPostBox
        `,
        Int32: 'OrganizationNumberOfEmployees PaymentTermsBaseDays',
        Gender: 'PersonGender',
        DirPersonMaritalStatus: 'PersonMaritalStatus',
        Decimal: `
          AddressLatitude AddressLongitude CreditLimit DeliveryAddressLatitude DeliveryAddressLongitude
          InvoiceAddressLatitude InvoiceAddressLongitude
        `,
        NoYes: 'IsOneTimeCustomer CreditLimitIsMandatory IsExternallyMaintained',
        CustVendorBlocked: 'OnHoldStatus',
        InvoiceOrderAccount: 'InvoiceAddress',
      },
      read: {
        String: 'FullPrimaryAddress',
      },
    }),
    ...propertyCases('CustomerGroups', 'CustomerGroup', sources.tenantMetadata, {
      key: {
        String: 'dataAreaId* CustomerGroupId*',
      },
      changed: {
        Int64: 'DefaultDimension',
        String: `
          Description TaxGroupId DefaultDimensionDisplayValue PaymentTermId WriteOffReason WriteOffCompany
          ClearingPeriodPaymentTermName CustAccountNumSeq CustomerAccountNumberSequence
        `,
        NoYes: 'IsSalesTaxIncludedInPrice',
      },
    }),
    ...propertyCases('PaymentTerms', 'PaymentTerm', sources.commonDataModel, {
      key: {
        String: 'dataAreaId* Name*',
      },
      changed: {
        Int32: 'AdditionalMonthsForCutoffDate CutoffDayOfMonth NumberOfDays NumberOfMonths',
        NoYes: 'IsCashPayment IsDefaultPaymentTerm IsCertifiedCompanyCheck',
        String: `
          CashPaymentMainAccountId CreditCardCreditCheckType CreditCardPaymentType
          CustomerDueDateUpdatePolicy Description PaymentDayName PaymentScheduleName
          VendorDueDateUpdatePolicy CashPaymentMainAccountIdDisplayValue PostOffsettingAR
        `,
        NetCurrent: 'PaymentMethodType',
      },
    }),
  ],
};
