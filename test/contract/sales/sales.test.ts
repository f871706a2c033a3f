import { describeContract } from '../wire/describe-contract.ts';
import { keys } from './addressing/keys.ts';
import { names } from './addressing/names.ts';
import { serviceRoot } from './addressing/service-root.ts';
import { subResources } from './addressing/sub-resources.ts';
import { batchAnswers } from './batches/answers.ts';
import { bulkMessages } from './batches/bulk-messages.ts';
import { changeSets } from './batches/change-sets.ts';
import { batchRequests } from './batches/requests.ts';
import { changeTracking } from './changes/change-tracking.ts';
import { deltaLinks } from './changes/delta-links.ts';
import { webhookDelivery } from './changes/webhook-delivery.ts';
import { webhooks } from './changes/webhooks.ts';
import { conversions } from './documents/conversions.ts';
import { invoices } from './documents/invoices.ts';
import { orders } from './documents/orders.ts';
import { pricing } from './documents/pricing.ts';
import { products } from './documents/products.ts';
import { prospectToCash } from './documents/prospect-to-cash.ts';
import { quoteActions } from './documents/quote-actions.ts';
import { quotes } from './documents/quotes.ts';
import { statusPairs } from './documents/status-pairs.ts';
import { totals } from './documents/totals.ts';
import { unitsAndPrices } from './documents/units-and-prices.ts';
import { annotations } from './headers/annotations.ts';
import { answers } from './headers/answers.ts';
import { conditionalReads } from './headers/conditional-reads.ts';
import { conditionalWrites } from './headers/conditional-writes.ts';
import { listAnnotations } from './headers/list-annotations.ts';
import { preferences } from './headers/preferences.ts';
import { requestHeaders } from './headers/request-headers.ts';
import { aggregate } from './reading/aggregate.ts';
import { count } from './reading/count.ts';
import { dateFunctions } from './reading/date-functions.ts';
import { expand } from './reading/expand.ts';
import { expandCollections } from './reading/expand-collections.ts';
import { expandLimits } from './reading/expand-limits.ts';
import { fetch } from './reading/fetch.ts';
import { fetchPages } from './reading/fetch-pages.ts';
import { fetchRefusals } from './reading/fetch-refusals.ts';
import { filterFunctions } from './reading/filter-functions.ts';
import { filterOperators } from './reading/filter-operators.ts';
import { filterRelated } from './reading/filter-related.ts';
import { filterTexts } from './reading/filter-texts.ts';
import { hierarchies } from './reading/hierarchies.ts';
import { manyRows } from './reading/many-rows.ts';
import { order } from './reading/order.ts';
import { paging } from './reading/paging.ts';
import { refusedOptions } from './reading/refused-options.ts';
import { select } from './reading/select.ts';
import { views } from './reading/views.ts';
import { duplicates } from './service/duplicates.ts';
import { impersonation } from './service/impersonation.ts';
import { limits } from './service/limits.ts';
import { signingIn } from './service/signing-in.ts';
import { alternateKeys } from './tables/alternate-keys.ts';
import { bulkSupport } from './tables/bulk-support.ts';
import { choices, states } from './tables/choices.ts';
import { columnChapters } from './tables/column-chapters.ts';
import { definitionsAsData } from './tables/definitions-as-data.ts';
import { lengths } from './tables/lengths.ts';
import { navigations } from './tables/navigations.ts';
import { readOnlyColumns } from './tables/read-only-columns.ts';
import { tables } from './tables/tables.ts';
import { collectionReferences } from './writing/collection-references.ts';
import { create } from './writing/create.ts';
import { deepInsert } from './writing/deep-insert.ts';
import { deletion } from './writing/delete.ts';
import { initializeFrom } from './writing/initialize-from.ts';
import { lookups } from './writing/lookups.ts';
import { requiredLevels } from './writing/required-levels.ts';
import { singleValues } from './writing/single-values.ts';
import { update } from './writing/update.ts';
import { upsert } from './writing/upsert.ts';
import { validation } from './writing/validation.ts';

describeContract('SALES', [
  keys,
  names,
  serviceRoot,
  subResources,
  annotations,
  answers,
  conditionalReads,
  conditionalWrites,
  listAnnotations,
  preferences,
  requestHeaders,
  aggregate,
  count,
  dateFunctions,
  expandCollections,
  expandLimits,
  expand,
  fetchPages,
  fetchRefusals,
  fetch,
  filterFunctions,
  filterOperators,
  filterRelated,
  filterTexts,
  hierarchies,
  manyRows,
  order,
  paging,
  refusedOptions,
  select,
  views,
  collectionReferences,
  create,
  deepInsert,
  deletion,
  initializeFrom,
  lookups,
  requiredLevels,
  singleValues,
  update,
  upsert,
  validation,
  batchAnswers,
  bulkMessages,
  changeSets,
  batchRequests,
  changeTracking,
  deltaLinks,
  webhookDelivery,
  webhooks,
  conversions,
  invoices,
  orders,
  pricing,
  products,
  prospectToCash,
  quoteActions,
  quotes,
  statusPairs,
  totals,
  unitsAndPrices,
  alternateKeys,
  bulkSupport,
  choices,
  states,
  definitionsAsData,
  lengths,
  navigations,
  readOnlyColumns,
  tables,
  duplicates,
  impersonation,
  limits,
  signingIn,
  ...columnChapters,
]);
