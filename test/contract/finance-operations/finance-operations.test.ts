import { describeContract } from '../wire/describe-contract.ts';
import { addressing } from './addressing.ts';

describeContract('FINANCE_OPERATIONS', [addressing]);
