import type { Problem } from '../contract/problem.ts';
import { type Lowered, lower } from '../model/lower.ts';
import { negate, type Rational, sign } from '../numeric/rational.ts';
import { type Matrix, matrixOf } from '../reference/quantities.ts';
import { type Approximation, approximate, NOTHING } from './approximation.ts';
import type { Precision } from './ball.ts';
import { type Columns, columns, put } from './columns.ts';
import { FineRow } from './fine-row.ts';
import { type LossPart, lossPart } from './loss-part.ts';
import { type Cells, Row } from './row.ts';
import { floats } from './slab.ts';

/** A problem as the oracle works on it: what the later tiers need of it is only made where some element asks for it. */
export class OracleProblem {
  readonly problem: Problem;
  readonly lowered: Lowered;
  readonly cells: Cells;
  readonly row: readonly Row[];
  /** Room for the approximations of one quantity, N x C, and of what is taken off it. */
  readonly room: Columns;
  private readonly fineRows = new Map<string, FineRow>();
  private readonly parts: LossPart[] = [];
  private secondRoom?: Columns;
  private columnsOfWeights?: Columns;
  private matrix?: Matrix;

  constructor(problem: Problem) {
    this.problem = problem;
    this.lowered = lower(problem);
    const { logits, rows, classes } = this.lowered;
    const length = rows * classes;
    this.cells = { logits, gap: floats(length), rest: floats(length), power: columns(length) };
    this.room = columns(length);
    this.row = Array.from({ length: rows }, (_, i) => new Row(this.cells, i * classes, (i + 1) * classes));
  }

  get spare(): Columns {
    this.secondRoom ??= columns(this.cells.gap.length);
    return this.secondRoom;
  }

  /** T, N x C. */
  get weights(): Columns {
    this.columnsOfWeights ??= this.approximateWeights();
    return this.columnsOfWeights;
  }

  /** The parts of the loss of row i. */
  lossPart(i: number): LossPart {
    const { support, totals } = this.lowered.targets!;
    const part = this.parts[i] ?? lossPart(this.row[i]!, support(i), totals[i]!, () => this.weights);
    this.parts[i] = part;
    return part;
  }

  /** Row i in fixed point. */
  fine(i: number, precision: Precision): FineRow {
    const key = `${i} ${precision.bits}`;
    const row = this.fineRows.get(key) ?? new FineRow(this.row[i]!, precision);
    this.fineRows.set(key, row);
    return row;
  }

  /** The definition. */
  get exact(): Matrix {
    this.matrix ??= matrixOf(this.problem);
    return this.matrix;
  }

  private approximateWeights(): Columns {
    const { support, weight } = this.lowered.targets!;
    const weights = columns(this.cells.gap.length);
    this.row.forEach(({ from }, i) => {
      for (const j of support(i)) put(weights, from + j, approximate(weight(i, j)));
    });
    return weights;
  }
}

/** A rational with its sign taken out, and approximated. */
export interface Factor {
  readonly exact: Rational;
  readonly sign: -1 | 0 | 1;
  readonly size: Approximation;
}

export function factor(exact: Rational): Factor {
  const s = sign(exact);
  const size = s === 0 ? NOTHING : approximate(s < 0 ? negate(exact) : exact);
  return { exact, sign: s, size };
}
