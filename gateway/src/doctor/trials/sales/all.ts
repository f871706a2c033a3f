import type { Trial } from '../trial.ts';
import { salesAccountTrials } from './accounts.ts';
import { salesAggregateTrials } from './aggregates.ts';
import { salesBatchTrials } from './batches.ts';
import { salesBoundTrials } from './bounds.ts';
import { salesBulkTrials } from './bulk.ts';
import { salesConversionTrials } from './conversions.ts';
import { salesExpandTrials } from './expands.ts';
import { salesFetchTrials } from './fetch.ts';
import { salesFilterTrials } from './filters.ts';
import { salesHeaderTrials } from './headers.ts';
import { salesLineTrials } from './lines.ts';
import { salesMetadataTrials } from './metadata.ts';
import { salesOrderTrials } from './orders.ts';
import { p2cOrderTrials } from './p2c-orders.ts';
import { salesPriceTrials } from './prices.ts';
import { salesProductTrials } from './products.ts';
import { salesQuoteTrials } from './quotes.ts';
import { salesSettingTrials } from './settings.ts';

/** Trials of Sales: what reading shows first. */
export const salesTrials: readonly Trial[] = [
  ...salesMetadataTrials,
  ...salesSettingTrials,
  ...salesFilterTrials,
  ...salesExpandTrials,
  ...salesAggregateTrials,
  ...salesFetchTrials,
  ...salesBatchTrials,
  ...salesBoundTrials,
  ...salesBulkTrials,
  ...salesHeaderTrials,
  ...salesAccountTrials,
  ...salesProductTrials,
  ...salesLineTrials,
  ...salesQuoteTrials,
  ...salesPriceTrials,
  ...salesOrderTrials,
  ...salesConversionTrials,
  ...p2cOrderTrials,
];
