import type { Level } from '../contract/level.ts';
import type { Problem } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Question } from '../contract/question.ts';
import type { Finding } from '../contract/report.ts';
import { presented } from '../model/presented.ts';
import type { Tensor } from '../numeric/tensor.ts';
import { show } from '../numeric/text.ts';

/** The members of a JSON object, each as JSON text; what is undefined is left out. */
type Members = Readonly<Record<string, string | undefined>>;

/**
 * The counterexample of a finding as JSON on one line, in decimals that read back as the same floats: what `readCases`
 * reads. Undefined where there is none.
 */
export function writeCase(
  { check, quantity, status, counterexample }: Finding,
  level: Level,
): string | undefined {
  if (!counterexample) return undefined;
  return object({
    check: JSON.stringify(check),
    quantity: JSON.stringify(quantity),
    level: level === 'stable' ? undefined : JSON.stringify(level),
    status: status === 'broken' ? JSON.stringify(status) : undefined,
    questions: `[${counterexample.questions.map((question) => questionText(question, quantity)).join()}]`,
  });
}

function questionText({ problem, quantities }: Question, judged: Quantity): string {
  return object({
    quantities: quantities.join() === judged ? undefined : JSON.stringify(quantities),
    problem: problemText(problem),
  });
}

function problemText(problem: Problem): string {
  const { logits, targets, weights, labelSmoothing, ignoreIndex, reduction, upstream, layout } =
    presented(problem);
  return object({
    logits: numbers(logits),
    dtype: logits.dtype === 'float64' ? undefined : JSON.stringify(logits.dtype),
    labels: targets?.kind === 'index' ? `[${targets.values.join()}]` : undefined,
    probabilities: targets?.kind === 'probabilities' ? numbers(targets.values) : undefined,
    reduction: reduction === 'mean' ? undefined : JSON.stringify(reduction),
    weights: weights && numbers(weights),
    label_smoothing: labelSmoothing === undefined ? undefined : show(labelSmoothing),
    ignore_index: ignoreIndex === undefined ? undefined : String(ignoreIndex),
    upstream: upstream && numbers(upstream),
    axis: layout && String(layout.axis),
  });
}

/** Lists of lists, as deep as the tensor has axes. JSON.stringify would lose the sign of a zero. */
function numbers({ shape, values }: Tensor): string {
  let lists = Array.from(values, (value) => (Number.isFinite(value) ? show(value) : `"${show(value)}"`));
  for (const length of shape.slice(1).reverse()) {
    const count = length === 0 ? 0 : lists.length / length;
    lists = Array.from({ length: count }, (_, k) => `[${lists.slice(k * length, (k + 1) * length).join()}]`);
  }
  return `[${lists.join()}]`;
}

function object(members: Members): string {
  const written = Object.entries(members).flatMap(([name, text]) =>
    text === undefined ? [] : [`"${name}":${text}`],
  );
  return `{${written.join()}}`;
}
