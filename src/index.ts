// The public API: nothing but re-exports.

export { type Intervals, intervals } from './accuracy/intervals.ts';
export { judge } from './accuracy/judge.ts';
export { certify, DEFAULTS, type Settings, suite } from './certify.ts';
export type { Case, Check, Draw, Effort, Kind, Mark, Reading, Worst } from './contract/check.ts';
export { SubjectError, UndecidedError, UsageError } from './contract/errors.ts';
export type { Expected, Facts, Rounded } from './contract/expected.ts';
export { type Held, LEVELS, type Level } from './contract/level.ts';
export type { Labels, Probabilities, Problem, Reduction } from './contract/problem.ts';
export { type Outputs, QUANTITIES, type Quantity } from './contract/quantity.ts';
export type { Answer, Cause, Question, Reply } from './contract/question.ts';
export type { Circumstances, Counterexample, Finding, Report, Result, Verdict } from './contract/report.ts';
export type { Capabilities, Cell, Identity, Subject } from './contract/subject.ts';
export { SUITE } from './contract/suite.ts';
export { embedded } from './embedded.ts';
export { crossEntropy, crossEntropyGradient, crossEntropyWithGradient } from './kernel/cross-entropy.ts';
export { logSoftmax, softmax } from './kernel/softmax.ts';
export { DTYPES, type Dtype } from './numeric/format.ts';
export { type Tensor, tensor } from './numeric/tensor.ts';
export { expected } from './reference/expected.ts';
export { json } from './reports/json.ts';
export { junit } from './reports/junit.ts';
export { terminal } from './reports/terminal.ts';
export { type Plan, plan } from './runner/plan.ts';
export type { Progress, Stage } from './runner/run.ts';
export { inProcess } from './subjects/in-process.ts';
export { startModule } from './subjects/module.ts';
export { startProgram } from './subjects/program.ts';
