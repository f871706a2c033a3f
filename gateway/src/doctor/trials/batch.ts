const newline = '\r\n';

/** One request of a batch that a trial sends. */
export interface BatchedTrial {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly target: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answers of a batch as far as trials look at them. */
export interface BatchAnswers {
  /** Status and Content-ID of each answer, in order. */
  readonly answers: readonly { readonly status: number; readonly contentId: string | undefined }[];
  readonly text: string;
}

const boundary = 'batch_p2c_doctor';
const changeSet = 'changeset_p2c_doctor';

export const batchHeaders = { 'content-type': `multipart/mixed; boundary=${boundary}`, prefer: '' };

/** Requests that stand for themselves, numbered from 1, as multipart/mixed (OData 4.0, part 1, "Batch Requests"). */
export function printTrialBatch(requests: readonly BatchedTrial[], preamble = ''): string {
  const parts = requests.map((request, at) => part(request, at, boundary));
  return [...(preamble === '' ? [] : [preamble]), ...parts, `--${boundary}--`, ''].join(newline);
}

/** Requests that are carried out together or not at all. */
export function printTrialChangeSet(requests: readonly BatchedTrial[]): string {
  return [
    `--${boundary}`,
    `Content-Type: multipart/mixed; boundary=${changeSet}`,
    '',
    ...requests.map((request, at) => part(request, at, changeSet)),
    `--${changeSet}--`,
    `--${boundary}--`,
    '',
  ].join(newline);
}

function part({ method, target, body, headers = {} }: BatchedTrial, at: number, of: string): string {
  return [
    `--${of}`,
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    `Content-ID: ${at + 1}`,
    '',
    `${method} ${target} HTTP/1.1`,
    'Accept: application/json',
    ...(body === undefined ? [] : ['Content-Type: application/json']),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body === undefined ? '' : JSON.stringify(body),
  ].join(newline);
}

/** Statuses and Content-IDs of a multipart answer, in its order. */
export function readTrialBatch(text: string): BatchAnswers {
  const answers = text.split(/^--/m).flatMap((piece) => {
    const status = /^HTTP\/1\.1 (\d{3})/m.exec(piece)?.[1];
    return status === undefined
      ? []
      : [{ status: Number(status), contentId: /^Content-ID:\s*(\S+)/im.exec(piece)?.[1] }];
  });
  return { answers, text };
}
