import { describeContract } from '../wire/describe-contract.ts';
import { addressing } from './addressing.ts';

describeContract('SALES', [addressing]);
