import { describeContract } from '../wire/describe-contract.ts';
import { keys } from './addressing/keys.ts';
import { names } from './addressing/names.ts';
import { serviceRoot } from './addressing/service-root.ts';
import { subResources } from './addressing/sub-resources.ts';

describeContract('SALES', [serviceRoot, keys, subResources, names]);
