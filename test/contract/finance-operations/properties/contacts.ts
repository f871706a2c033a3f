import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../sources.ts';
import { propertyCases } from './property-cases.ts';

/** What prospect-to-cash carries of contact persons. */
export const contactProperties: Chapter = {
  title: 'properties of contacts',
  cases: [
    ...propertyCases('CDSContactsV2', 'CDSContactV2', sources.commonDataModel, {
      key: {
        String: 'dataAreaId* ContactPersonId#',
      },
      changed: {
        String: `
            ContactPersonPartyNumber AssociatedPartyNumber PrimaryAddressCity PrimaryAddressCountryRegionId
            PrimaryAddressCountyId PrimaryAddressStateId PrimaryAddressStreet PrimaryAddressZipCode
            EmploymentDepartment Notes FirstName GovernmentIdentificationNumber MiddleName
            PrimaryEmailAddress PrimaryPhoneNumber PrimaryFaxNumber EmploymentProfession LastName PrimaryURL
            SpouseName AssociatedContactNumber
          `,
        Gender: 'Gender',
        NoYes: 'IsReceivingDirectMail IsContactPersonExternallyMaintained',
        DirPersonMaritalStatus: 'MaritalStatus',
        ContactPersonAssociatedContactType: 'AssociatedContactType',
      },
    }),
  ],
};
