import type { Chapter } from '../../wire/contract-case.ts';
import { emptyValues } from './empty-values.ts';
import { metadataLevels } from './metadata-levels.ts';
import { rowFormat } from './row-format.ts';
import { versions } from './versions.ts';

/** What records look like on the wire. */
export const allRows: readonly Chapter[] = [rowFormat, emptyValues, metadataLevels, versions];
