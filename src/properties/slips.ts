import type { Problem } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import { tensor } from '../numeric/tensor.ts';
import { expected } from '../oracle/expected.ts';

/** A usual mistake: what is said of its answer, and that answer where the mathematics is otherwise right. */
interface Slip {
  readonly quantities: readonly Quantity[];
  readonly name: string;
  /** Undefined where the slip would read beyond the input. */
  answer(problem: Problem, quantity: Quantity): Float64Array | undefined;
}

/** An answer must be this many times nearer to the slip's than to the true one to be taken for the slip. */
const TIMES_NEARER = 16;

const ELEMENTWISE: readonly Quantity[] = ['softmax', 'log_softmax'];
const WITH_LABELS: readonly Quantity[] = ['cross_entropy', 'cross_entropy_grad'];
const ALL: readonly Quantity[] = [...ELEMENTWISE, ...WITH_LABELS];

const SLIPS: readonly Slip[] = [
  {
    quantities: ['cross_entropy_grad'],
    name: 'is zero throughout',
    answer: ({ logits }) => new Float64Array(logits.values.length),
  },
  { quantities: ELEMENTWISE, name: 'is the logits, unchanged', answer: ({ logits }) => logits.values },
  {
    quantities: ['softmax'],
    name: 'holds log-probabilities',
    answer: (problem) => truth(problem, 'log_softmax'),
  },
  {
    quantities: ['log_softmax'],
    name: 'holds probabilities, not their logarithms',
    answer: (problem) => truth(problem, 'softmax'),
  },
  {
    quantities: ['log_softmax', 'cross_entropy'],
    name: 'uses logarithms to base 2',
    answer: (problem, quantity) => truth(problem, quantity).map((value) => value / Math.LN2),
  },
  {
    quantities: ELEMENTWISE,
    name: 'uses powers of 2 instead of powers of e',
    answer: (problem, quantity) =>
      truth(
        withLogits(
          problem,
          problem.logits.values.map((x) => x * Math.LN2),
        ),
        quantity,
      ),
  },
  {
    quantities: ['cross_entropy'],
    name: 'is the sum over the rows, not their mean',
    answer: (problem) => truth({ ...problem, reduction: 'sum' }, 'cross_entropy'),
  },
  {
    quantities: ['cross_entropy_grad'],
    name: 'is the gradient of the sum: 1/N is missing',
    answer: (problem) => truth({ ...problem, reduction: 'sum' }, 'cross_entropy_grad'),
  },
  {
    quantities: ['log_softmax', ...WITH_LABELS],
    name: 'has the wrong sign',
    answer: (problem, quantity) => truth(problem, quantity).map((value) => -value),
  },
  {
    quantities: WITH_LABELS,
    name: 'would be right for labels counted from 1',
    answer: (problem, quantity) => relabelled(problem, quantity, -1),
  },
  {
    quantities: WITH_LABELS,
    name: 'would be right for labels one class further on',
    answer: (problem, quantity) => relabelled(problem, quantity, 1),
  },
  {
    quantities: ELEMENTWISE,
    name: 'is taken over the rows of each class, not over the classes of each row',
    answer: (problem, quantity) => strided(problem, quantity, classes(problem)),
  },
  {
    quantities: ALL,
    name: 'would be right for logits stored class by class: the matrix is transposed',
    answer: (problem, quantity) => strided(problem, quantity, rows(problem)),
  },
  {
    quantities: ['cross_entropy_grad'],
    name: 'is the probabilities over N: the target is not subtracted',
    answer: (problem) => truth(problem, 'softmax').map((p) => p / rows(problem)),
  },
  {
    quantities: WITH_LABELS,
    name: 'would be right for softmax taken twice',
    answer: (problem, quantity) => truth(withLogits(problem, truth(problem, 'softmax')), quantity),
  },
];

/** The slip that an answer looks like, in words that follow the name of the quantity; undefined if like none. */
export function slipOf(problem: Problem, quantity: Quantity, answer: Float64Array): string | undefined {
  const bound = distance(answer, truth(problem, quantity)) / TIMES_NEARER;
  const likely = SLIPS.filter(({ quantities }) => quantities.includes(quantity)).find((slip) => {
    const slipped = slip.answer(problem, quantity);
    return slipped !== undefined && distance(answer, slipped) < bound;
  });
  return likely?.name;
}

function truth(problem: Problem, quantity: Quantity): Float64Array {
  return expected(problem, { [quantity]: 'float64' }).quantities[quantity]?.values ?? new Float64Array();
}

function distance(a: Float64Array, b: Float64Array): number {
  return a.reduce((most, value, k) => Math.max(most, Math.abs(value - (b[k] as number))), 0);
}

function withLogits(problem: Problem, values: Float64Array): Problem {
  return { ...problem, logits: tensor('float64', problem.logits.shape, values) };
}

function relabelled(problem: Problem, quantity: Quantity, by: number): Float64Array | undefined {
  if (problem.targets?.kind !== 'index') return undefined;
  const values = problem.targets.values.map((label) => label + by);
  if (values.some((label) => label < 0 || label >= classes(problem))) return undefined;
  return truth({ ...problem, targets: { kind: 'index', values } }, quantity);
}

/** The answer where element k belongs to group k mod `stride`, and a group is what a row should be. */
function strided(problem: Problem, quantity: Quantity, stride: number): Float64Array {
  const { values } = problem.logits;
  const length = values.length / stride;
  const place = (k: number) => (k % length) * stride + Math.floor(k / length);
  const grouped = values.map((_, k) => values[place(k)] as number);
  const { targets, ...rest } = problem;
  const logits = tensor('float64', [stride, length], grouped);
  const answer = truth(
    { ...rest, logits, ...(stride === rows(problem) && targets ? { targets } : {}) },
    quantity,
  );
  if (quantity === 'cross_entropy') return answer;
  const back = new Float64Array(values.length);
  for (const [k, value] of answer.entries()) back[place(k)] = value;
  return back;
}

function rows({ logits }: Problem): number {
  return logits.shape[0] ?? 0;
}

function classes({ logits }: Problem): number {
  return logits.shape[1] ?? 0;
}
