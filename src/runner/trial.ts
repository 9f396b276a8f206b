import type { Case, Check, Draw } from '../contract/check.ts';
import { SubjectError } from '../contract/errors.ts';
import type { Level } from '../contract/level.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Counterexample, Finding } from '../contract/report.ts';
import type { Subject } from '../contract/subject.ts';
import { ask, fits, narrow } from './ask.ts';
import { EFFORT } from './effort.ts';
import { breaking, concluded, failing, ourBug } from './finding.ts';
import { judge, type Tried } from './judge.ts';
import type { Plan } from './plan.ts';
import { shrink } from './shrink.ts';
import { add, EMPTY, fails, type Tally } from './tally.ts';

/** One check of one subject, on the cells of one dtype. */
export interface Trial {
  readonly subject: Subject;
  readonly plan: Plan;
  readonly check: Check;
  readonly draw: Draw;
  /** The quantities that the subject claims, among those that the check judges. */
  readonly quantities: readonly Quantity[];
  /** All quantities it claims at this dtype: a check may ask more than it judges. */
  readonly claimed: readonly Quantity[];
  readonly asked: Level;
}

/**
 * Asks and judges all cases of the check, then makes what failed small: one finding a quantity.
 * A check that throws is our bug, and costs only itself.
 * @param tick is told how many cases were done
 */
export async function hold(trial: Trial, tick: (cases: number) => void | Promise<void>): Promise<Finding[]> {
  const { check, draw, plan, quantities, asked } = trial;
  const tallies = new Map<Quantity, Tally>();
  let bug: string | undefined;
  try {
    const { chunk } = EFFORT[plan.effort];
    for (let from = 0; from < check.size(draw); from += chunk) {
      const cases = await plan.cases(check, draw, from / chunk);
      for (const tried of await attempt(trial, cases, (k) => from + k)) {
        for (const [quantity, outcome] of judge(check, tried, quantities)) {
          tallies.set(quantity, add(tallies.get(quantity) ?? EMPTY, tried, outcome, asked));
        }
      }
      await tick(cases.length);
    }
  } catch (error) {
    bug = bugOf(error);
  }

  const findings: Finding[] = [];
  for (const quantity of quantities) {
    const place = { check, quantity, dtype: draw.dtype };
    const tally = tallies.get(quantity) ?? EMPTY;
    const example = await exampleOf(trial, quantity, tally);
    if (bug !== undefined && !tally.failure) findings.push(ourBug(place, bug));
    else findings.push(concluded(place, tally, asked, example));
  }
  return findings;
}

/** The cases that the subject takes, asked. */
async function attempt(
  { subject, plan, claimed }: Trial,
  cases: readonly Case[],
  index: (k: number) => number,
): Promise<Tried[]> {
  const fitting = cases
    .map((one, k) => ({
      case: one,
      index: index(k),
      questions: one.questions.map((q) => narrow(q, claimed)),
    }))
    .filter(({ questions }) => fits(questions, subject));
  const replies = await ask(
    subject,
    fitting.flatMap(({ questions }) => questions),
    EFFORT[plan.effort],
  );
  return fitting.map((one) => ({ ...one, replies: replies.splice(0, one.questions.length) }));
}

/** The failing case, as small as it gets; else what broke; else nothing. */
async function exampleOf(
  trial: Trial,
  quantity: Quantity,
  tally: Tally,
): Promise<Counterexample | undefined> {
  if (!tally.failure) return tally.broken && breaking(tally.broken);
  const { tried, outcome } = tally.failure;
  if (!trial.subject.interactive) return failing(tried, outcome.mark);

  const wrong = (again: Tried) => {
    const { mark, requirements } = judge(trial.check, again, [quantity]).get(quantity)!;
    return fails(mark, trial.asked) && requirements.join() === outcome.requirements.join() ? mark : undefined;
  };
  const retry = async (smaller: Case) => {
    const [again] = await attempt(trial, [smaller], () => tried.index);
    return again && wrong(again) && again;
  };
  try {
    const smallest = await shrink(tried, retry, EFFORT[trial.plan.effort].shrinks);
    return failing(smallest, wrong(smallest) ?? outcome.mark);
  } catch (error) {
    // The failure stands, even where making it smaller breaks down.
    const { complaint, ...rest } = failing(tried, outcome.mark);
    return { ...rest, complaint: `${complaint} (not made smaller: ${bugOf(error)})` };
  }
}

/** What a thrown error says of us; but a subject of which nothing more can be had ends the run. */
function bugOf(error: unknown): string {
  if (error instanceof SubjectError) throw error;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
