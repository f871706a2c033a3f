import { type Finding, ok, unknown, warning } from '../check.ts';
import type { JsonAnswer } from '../read-json.ts';

/** What to do about most differences: nothing in the system is wrong, the product was built on another fact. */
export const report = 'Report it with this output: the product builds on it.';

/** The fact as it was seen: as assumed, or not. */
export function verdict(holds: boolean, seen: string, mend = report): Finding {
  return holds ? ok(seen) : warning(seen, mend);
}

/** A request that the assumption says is taken. */
export function asTaken(answer: JsonAnswer, seen: string, otherwise: string, mend = report): Finding {
  if (answer.status < 300) return ok(seen);
  return withoutVerdict(answer) ?? warning(`${otherwise} (${answer.refusal})`, mend);
}

/** A request that the assumption says is refused, with a code or words where they are part of it. */
export function asRefused(
  answer: JsonAnswer,
  { words = '', otherwise, mend = report }: { words?: string; otherwise: string; mend?: string },
): Finding {
  if (answer.status < 300) return warning(otherwise, mend);
  const refused = ok(`refused with ${answer.refusal}`);
  if (words === '') return withoutVerdict(answer) ?? refused;
  if (answer.refusal.toLowerCase().includes(words.toLowerCase())) return refused;
  return (
    withoutVerdict(answer) ?? warning(`It is refused with other words than ${words}: ${answer.refusal}`, mend)
  );
}

/** The gravest of several verdicts on one fact; where all are as assumed, all that was seen. */
export function worst(findings: readonly Finding[]): Finding {
  const bad = findings.find(({ kind }) => kind === 'warning') ?? findings.find(({ kind }) => kind !== 'ok');
  const seen = findings.flatMap((finding) => (finding.kind === 'ok' ? (finding.detail ?? []) : []));
  return bad ?? ok([...new Set(seen)].join('; '));
}

/** What says nothing about the fact: the system is busy or broken, or the user may not. */
function withoutVerdict(answer: JsonAnswer): Finding | undefined {
  const { status, refusal } = answer;
  const mayNot = status === 401 || status === 403;
  return mayNot || isAway(answer) ? unknown(`The system answered ${refusal}`) : undefined;
}

/** The system is busy or broken. F&O refuses with 500, too: then it says why, in an Infolog. */
export const isAway = ({ status, refusal }: JsonAnswer): boolean =>
  status === 429 || (status >= 500 && !/infolog/i.test(refusal));
