import type { Chapter } from '../../wire/contract-case.ts';
import { addressing } from './addressing.ts';
import { companies } from './companies.ts';
import { companyWrites } from './company-writes.ts';
import { keyTypes } from './key-types.ts';

/** How resources are named. */
export const allAddressing: readonly Chapter[] = [addressing, keyTypes, companies, companyWrites];
