import { createMemoryQueue } from './memory.ts';
import { describeQueue } from './queue.cases.ts';

describeQueue('the queue inside the process', async () => createMemoryQueue());
