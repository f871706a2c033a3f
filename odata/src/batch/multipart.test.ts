import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ODataError } from '../errors.ts';
import { printChangeSetBody, readBatchAnswer } from './multipart.ts';

const answer = (body: string, boundary = 'batchresponse_1') => ({
  status: 200,
  headers: { 'content-type': `multipart/mixed; boundary=${boundary}` },
  body,
});

describe('a change set as it is sent', () => {
  it('numbers its requests and ends its lines as HTTP does', () => {
    const body = printChangeSetBody(
      [
        {
          method: 'POST',
          url: 'https://a/data/X',
          headers: { 'Content-Type': 'application/json' },
          body: '{"a":1}',
        },
        { method: 'DELETE', url: "https://a/data/X('1')", headers: { 'if-match': 'W/"1"' } },
      ],
      'b',
    );
    expect(body.split('\r\n')).toEqual([
      '--batch_b',
      'Content-Type: multipart/mixed; boundary=changeset_b',
      '',
      '--changeset_b',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      'Content-ID: 1',
      '',
      'POST https://a/data/X HTTP/1.1',
      'Content-Type: application/json',
      '',
      '{"a":1}',
      '--changeset_b',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      'Content-ID: 2',
      '',
      "DELETE https://a/data/X('1') HTTP/1.1",
      'if-match: W/"1"',
      '',
      '',
      '--changeset_b--',
      '--batch_b--',
      '',
    ]);
  });
});

describe('the answers of a batch', () => {
  const nested = (newline: string) =>
    [
      '--batchresponse_1',
      'Content-Type: multipart/mixed; boundary="changesetresponse_2"',
      '',
      '--changesetresponse_2',
      'Content-Type: application/http',
      'Content-ID: 1',
      '',
      'HTTP/1.1 201 Created',
      'ETag: W/"7"',
      '',
      '{"name":"--changesetresponse_2 is no boundary here"}',
      '--changesetresponse_2',
      'Content-Type: application/http',
      'Content-ID: 2',
      '',
      'HTTP/1.1 204 No Content',
      '',
      '',
      '--changesetresponse_2--',
      '--batchresponse_1--',
      '',
    ].join(newline);

  it.each(['\r\n', '\n'])('are read in their order, with their numbers (%j)', (newline) => {
    expect(readBatchAnswer(answer(nested(newline)))).toEqual([
      {
        status: 201,
        headers: { etag: 'W/"7"' },
        body: '{"name":"--changesetresponse_2 is no boundary here"}',
        contentId: '1',
      },
      { status: 204, headers: {}, body: '', contentId: '2' },
    ]);
  });

  it('may be one error for the whole change set, whose number stands on the part or in it', () => {
    const body = [
      '--batchresponse_1',
      'Content-Type: application/http',
      '',
      'HTTP/1.1 500 Internal Server Error',
      'Content-ID: 2',
      'Content-Type: application/json',
      '',
      '{"error":{"code":"","message":"no"}}',
      '--batchresponse_1--',
    ].join('\r\n');
    expect(readBatchAnswer(answer(body))).toMatchObject([{ status: 500, contentId: '2' }]);
  });

  it.each([
    ['nothing', ''],
    ['no end', nested('\r\n').slice(0, -20)],
    [
      'a part that is no answer',
      '--batchresponse_1\r\nContent-Type: application/http\r\n\r\nhello\r\n--batchresponse_1--',
    ],
    [
      'a header that is none',
      '--batchresponse_1\r\nnonsense\r\n\r\nHTTP/1.1 200 OK\r\n\r\n\r\n--batchresponse_1--',
    ],
  ])('that are %s are INVALID_ANSWER, and may have been carried out', (_, body) => {
    expect(() => readBatchAnswer(answer(body))).toThrow(
      expect.objectContaining({ code: 'INVALID_ANSWER', mayHaveCommitted: true }),
    );
  });

  it('never break in another way, whatever stands there', () => {
    const piece = fc.constantFrom(
      '--batchresponse_1',
      '--',
      '\r\n',
      '\n',
      ':',
      'Content-Type: multipart/mixed; boundary=batchresponse_1',
      'HTTP/1.1 200 OK',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          readBatchAnswer(answer(pieces.join('')));
        } catch (error) {
          expect(error).toBeInstanceOf(ODataError);
        }
      }),
    );
  });
});
