import { UsageError } from '../../contract/errors.ts';
import type { Problem } from '../../contract/problem.ts';
import { QUANTITIES, type Quantity } from '../../contract/quantity.ts';
import { formatOf } from '../../numeric/format.ts';
import { exact } from '../../numeric/rational.ts';
import { round } from '../../reference/decide.ts';
import { digits } from '../../reference/digits.ts';
import { realsOf } from '../../reference/quantities.ts';
import type { Value } from '../../reference/real.ts';
import { type EvaluatedTable, evaluation, TITLES } from '../../reports/evaluation.ts';
import { readLabels, readMatrix } from '../matrix-text.ts';
import type { Terminal } from '../terminal.ts';

/** What stands on the command line. */
export interface EvaluateOptions {
  readonly logits: string;
  readonly label?: string;
  readonly digits: number;
  readonly quantity?: readonly Quantity[];
}

/** `softproof evaluate`: prints the true values of a problem, digit by digit. */
export function evaluateCommand(options: EvaluateOptions, terminal: Terminal): number {
  const logits = readMatrix('--logits', options.logits);
  const labels = options.label === undefined ? undefined : readLabels('--label', options.label);
  const problem: Problem = {
    logits,
    ...(labels && { targets: { kind: 'index', values: labels } }),
    reduction: 'mean',
  };
  const [, classes = 1] = logits.shape;
  const quantities = options.quantity ?? QUANTITIES.slice(0, labels ? 4 : 2);
  const unlabelled = labels ? undefined : quantities.find((quantity) => quantity.startsWith('cross_entropy'));
  if (unlabelled) throw new UsageError(`--quantity ${unlabelled}: needs --label, the class of each row`);
  const shown = (values: readonly Value[]): EvaluatedTable['values'] =>
    values.map((value) => ({
      ...digits(value, options.digits),
      value: round(value, formatOf('float64')).value,
    }));
  const asValue = (logit: number): Value =>
    Number.isFinite(logit) ? { rational: exact(logit) } : { infinite: logit > 0 ? 1 : -1 };

  const tables = quantities.map((quantity) => ({
    title: TITLES[quantity],
    values: shown(realsOf(problem, quantity)),
    ...(quantity !== 'cross_entropy' && { classes }),
  }));
  const read = {
    title: 'logits, each read as the float64 nearest to what was written',
    values: shown(Array.from(logits.values, asValue)),
    classes,
  };
  terminal.out(evaluation([read, ...tables]));
  return 0;
}
