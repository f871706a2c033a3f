import type { Chapter } from '../../wire/contract-case.ts';
import { entitySets } from './entity-sets.ts';
import { enumerationMembers } from './enumerations.ts';
import { metadataDocumentCases } from './metadata-document.ts';
import { metadataService } from './metadata-service.ts';
import { navigationProperties } from './navigations.ts';

/** How F&O describes itself. */
export const allMetadata: readonly Chapter[] = [
  metadataDocumentCases,
  metadataService,
  entitySets,
  navigationProperties,
  enumerationMembers,
];
