import type { Chapter } from '../../wire/contract-case.ts';
import { enumLiterals } from './enum-literals.ts';
import { expand } from './expand.ts';
import { filters } from './filters.ts';
import { paging } from './paging.ts';
import { queryOptions } from './query-options.ts';
import { refusedQueries } from './refused-queries.ts';
import { wildcards } from './wildcards.ts';

/** How records are read. */
export const allReading: readonly Chapter[] = [
  queryOptions,
  filters,
  wildcards,
  enumLiterals,
  refusedQueries,
  expand,
  paging,
];
