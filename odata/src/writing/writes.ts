import type { AnswerReader } from '../answers.ts';
import type { ODataClient, RequestOptions, WriteOutcome } from '../client.ts';
import type { Connection } from '../connection.ts';
import { printWrite, readWriteAnswer, toWriteRequest, type WriteRequest } from './write-request.ts';

/** The part of the client that writes one record at a time. `tag` tells plug-ins of the system who writes. */
export function createWrites(
  connection: Connection,
  answers: AnswerReader,
  { tag }: { tag: string | undefined },
): Pick<ODataClient, 'create' | 'update' | 'upsert' | 'delete' | 'action'> {
  const tagOptions = tag === undefined ? [] : connection.dialect.tagOptions(tag);

  const write = async (request: WriteRequest, options: RequestOptions): Promise<WriteOutcome> => {
    const { method, target, headers, body } = printWrite(request, connection, tagOptions);
    const sent = { ...options, headers, ...(body === undefined ? {} : { body }) };
    return readWriteAnswer(await connection.call(method, target, sent), request, connection, answers);
  };

  return {
    async create(entitySet, values, { select = [], expand = [], ...options } = {}) {
      return write({ method: 'POST', entitySet, values, representation: { select, expand } }, options);
    },
    async update(entitySet, key, values, { ifMatch, ...options }) {
      return write(toWriteRequest({ kind: 'update', entitySet, key, values, ifMatch }, connection), options);
    },
    async upsert(entitySet, key, values, options = {}) {
      return write(toWriteRequest({ kind: 'upsert', entitySet, key, values }, connection), options);
    },
    async delete(entitySet, key, { ifMatch, ...options } = {}) {
      const condition = ifMatch === undefined ? {} : { ifMatch };
      return write(toWriteRequest({ kind: 'delete', entitySet, key, ...condition }, connection), options);
    },
    async action(name, parameters, options = {}) {
      return write({ method: 'POST', entitySet: name, values: parameters }, options);
    },
  };
}
