import { describeContract } from '../wire/describe-contract.ts';
import { allAddressing } from './addressing/all-addressing.ts';
import { allBatching } from './batching/all-batching.ts';
import { allChanges } from './changes/all-changes.ts';
import { allMetadata } from './metadata/all-metadata.ts';
import { allProcess } from './process/all-process.ts';
import { allProperties } from './properties/all-properties.ts';
import { allReading } from './reading/all-reading.ts';
import { allRefusing } from './refusing/all-refusing.ts';
import { allRows } from './rows/all-rows.ts';
import { allWriting } from './writing/all-writing.ts';

describeContract('FINANCE_OPERATIONS', [
  ...allAddressing,
  ...allMetadata,
  ...allProperties,
  ...allReading,
  ...allRows,
  ...allWriting,
  ...allRefusing,
  ...allBatching,
  ...allProcess,
  ...allChanges,
]);
