import { UsageError } from '../../contract/errors.ts';
import type { Problem, Reduction } from '../../contract/problem.ts';
import { QUANTITIES, type Quantity } from '../../contract/quantity.ts';
import { validate } from '../../model/validate.ts';
import { type Dtype, formatOf } from '../../numeric/format.ts';
import { exact } from '../../numeric/rational.ts';
import { round } from '../../reference/decide.ts';
import { digits } from '../../reference/digits.ts';
import { realsOf } from '../../reference/quantities.ts';
import type { Value } from '../../reference/real.ts';
import { type EvaluatedTable, evaluation, titleOf } from '../../reports/evaluation.ts';
import { readLabels, readMatrix, readVector } from '../matrix-text.ts';
import type { Terminal } from '../terminal.ts';

/** What stands on the command line. */
export interface EvaluateOptions {
  readonly logits: string;
  readonly label?: string;
  readonly targets?: string;
  readonly weights?: string;
  readonly smoothing?: number;
  readonly ignoreIndex?: number;
  readonly reduction: Reduction;
  readonly upstream?: string;
  readonly dtype: Dtype;
  readonly digits: number;
  readonly quantity?: readonly Quantity[];
}

/** `softproof evaluate`: prints the true values of a problem, digit by digit. */
export function evaluateCommand(options: EvaluateOptions, terminal: Terminal): number {
  const problem = validated(problemOf(options));
  const { logits, targets, reduction, upstream } = problem;
  const [rows = 1, classes = 1] = logits.shape;
  const quantities = options.quantity ?? QUANTITIES.slice(0, targets ? 4 : 2);
  const aimless = targets ? undefined : quantities.find((quantity) => quantity.startsWith('cross_entropy'));
  if (aimless)
    throw new UsageError(`--quantity ${aimless}: needs --label, the class of each row, or --targets`);
  const shown = (values: readonly Value[]): EvaluatedTable['values'] =>
    values.map((value) => ({
      ...digits(value, options.digits),
      value: round(value, formatOf(options.dtype)).value,
    }));
  const asValue = (logit: number): Value =>
    Number.isFinite(logit) ? { rational: exact(logit) } : { infinite: logit > 0 ? 1 : -1 };

  const tables = quantities.map((quantity) => ({
    title: titleOf(quantity, reduction, upstream !== undefined),
    values: shown(realsOf(problem, quantity)),
    ...shapeOf(quantity, reduction, rows, classes),
  }));
  const read = {
    title: `logits, each read as the ${options.dtype} nearest to what was written`,
    values: shown(Array.from(logits.values, asValue)),
    classes,
  };
  terminal.out(evaluation([read, ...tables], options.dtype));
  return 0;
}

/** How many classes a row of a table has; none for a loss that stands alone. */
function shapeOf(quantity: Quantity, reduction: Reduction, rows: number, classes: number) {
  if (quantity !== 'cross_entropy') return { classes };
  return reduction === 'none' && rows > 1 ? { classes: 1 } : {};
}

/** What gives a field of a problem, by the name that the field has in errors. */
const FLAGS: Readonly<Record<string, string>> = {
  logits: '--logits',
  labels: '--label',
  probabilities: '--targets',
  weights: '--weights',
  'label smoothing': '--smoothing',
  ignore_index: '--ignore-index',
  upstream: '--upstream',
};

/** @throws UsageError naming the flag, if the problem has no value */
function validated(problem: Problem): Problem {
  try {
    validate(problem);
    return problem;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(error.message.replace(/^[^:]+(?=:)/, (field) => FLAGS[field] ?? field));
  }
}

function problemOf(options: EvaluateOptions): Problem {
  const { label, targets, weights, smoothing, ignoreIndex, reduction, upstream, dtype } = options;
  if (label !== undefined && targets !== undefined)
    throw new UsageError('--label and --targets: give one of them');
  return {
    logits: readMatrix('--logits', options.logits, dtype),
    ...(label !== undefined && { targets: { kind: 'index', values: readLabels('--label', label) } }),
    ...(targets !== undefined && {
      targets: { kind: 'probabilities', values: readMatrix('--targets', targets, dtype) },
    }),
    ...(weights !== undefined && { weights: readVector('--weights', weights, dtype) }),
    ...(smoothing !== undefined && { labelSmoothing: smoothing }),
    ...(ignoreIndex !== undefined && { ignoreIndex }),
    reduction,
    ...(upstream !== undefined && { upstream: readVector('--upstream', upstream, dtype) }),
  };
}
