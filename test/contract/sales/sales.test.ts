import { describeContract } from '../wire/describe-contract.ts';
import { keys } from './addressing/keys.ts';
import { names } from './addressing/names.ts';
import { serviceRoot } from './addressing/service-root.ts';
import { subResources } from './addressing/sub-resources.ts';
import { annotations } from './headers/annotations.ts';
import { answers } from './headers/answers.ts';
import { conditionalReads } from './headers/conditional-reads.ts';
import { conditionalWrites } from './headers/conditional-writes.ts';
import { preferences } from './headers/preferences.ts';
import { requestHeaders } from './headers/request-headers.ts';
import { filterOperators } from './reading/filter-operators.ts';
import { filterRelated } from './reading/filter-related.ts';
import { filterTexts } from './reading/filter-texts.ts';
import { refusedOptions } from './reading/refused-options.ts';
import { select } from './reading/select.ts';

describeContract('SALES', [
  keys,
  names,
  serviceRoot,
  subResources,
  annotations,
  answers,
  conditionalReads,
  conditionalWrites,
  preferences,
  requestHeaders,
  filterOperators,
  filterRelated,
  filterTexts,
  refusedOptions,
  select,
]);
