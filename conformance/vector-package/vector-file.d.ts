/** A vector file; spec/vector-format.md of softproof says what its fields mean. */
declare const file: VectorFile;
export default file;

export type Dtype = 'float64' | 'float32' | 'float16' | 'bfloat16';
export type Quantity = 'softmax' | 'log_softmax' | 'cross_entropy' | 'cross_entropy_grad';
export type Level = 'safe' | 'stable' | 'accurate' | 'faithful' | 'exact';

/** The vectors of one group in one dtype. Within version 1 fields may be added. */
export interface VectorFile {
  readonly format: 'softproof-vectors/1';
  readonly license: 'CC0-1.0';
  readonly group: string;
  /** Of the logits. */
  readonly dtype: Dtype;
  /** What is so when all cases pass. */
  readonly title: string;
  readonly why: string;
  readonly requirements: readonly string[];
  /** What was asked for, where the file has not all cases of the group. */
  readonly excerpt?: Excerpt;
  /** What a failing case with this flag says of the implementation. */
  readonly flags: Readonly<Record<string, Note>>;
  readonly cases: readonly Case[];
}

export interface Excerpt {
  readonly profile: 'core' | 'full' | 'large';
  readonly seed?: number;
  readonly only?: {
    readonly group?: readonly string[];
    readonly dtype?: readonly Dtype[];
    readonly quantity?: readonly Quantity[];
    readonly flag?: readonly string[];
    readonly case?: readonly string[];
  };
}

export interface Note {
  readonly bugType: string;
  readonly description: string;
  readonly effect: string;
  /** Public reports, as owner/name#number. */
  readonly seen: readonly string[];
  /** Why there are none, where there are none. */
  readonly unseen?: string;
}

export interface Case {
  /** `group/slug`. */
  readonly id: string;
  readonly situation: string;
  readonly flags: readonly string[];
  readonly problem: Problem;
  readonly expected: readonly Expected[];
}

/** An array, row-major. `bits` counts: one hexadecimal bit pattern an element. */
export interface Tensor {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly bits: readonly string[];
  readonly decimals: readonly string[];
}

export interface Problem {
  readonly logits: Tensor;
  readonly labels?: readonly number[];
  readonly probabilities?: Tensor;
  readonly weights?: Tensor;
  readonly label_smoothing?: number;
  readonly ignore_index?: number;
  readonly reduction: 'mean' | 'sum' | 'none';
  readonly upstream?: Tensor;
  readonly axis?: number;
}

export interface Expected {
  readonly quantity: Quantity;
  /** The true values, correctly rounded to the dtype of the answer. */
  readonly correct: Tensor;
  /** The true values to 40 significant digits, and the sign of what is left. */
  readonly digits: readonly string[];
  readonly rest: readonly (-1 | 0 | 1)[];
  /** What is acceptable, in floats from the correct value. */
  readonly levels: Readonly<
    Record<Level, { readonly lowest: readonly string[]; readonly highest: readonly string[] }>
  >;
}
