import { LEVELS } from '../../contract/level.ts';
import { presented } from '../../model/presented.ts';
import type { Expectation, Limits, VectorCase } from '../case.ts';
import { braces, hexFloat, identifier, stringLiteral } from './c-text.ts';

/** Defines an array; an array without elements is none in C. */
export function* definition(type: string, name: string, items: Iterable<string>): Generator<string> {
  yield `static ${type} ${name}[] = `;
  yield* braces(items);
  yield ';\n';
}

/**
 * Defines the arrays of a case.
 * @param name   with what their names begin
 * @param flags  with what the names of the flags begin
 * @returns the initialiser of its softproof_case
 */
export function* caseArrays(name: string, flags: string, one: VectorCase): Generator<string, string> {
  const { logits, targets, weights, upstream, labelSmoothing, ignoreIndex, reduction } = presented(
    one.problem,
  );
  const [rows, classes] = one.problem.logits.shape;
  const labels = targets?.kind === 'index' ? targets.values : undefined;
  const probabilities = targets?.kind === 'probabilities' ? targets.values : undefined;
  const references = one.flags.map((flag) => `&${flags}_${identifier(flag)}`);
  const fields = [
    ...[one.id, one.dtype, one.situation].map(stringLiteral),
    String(references.length),
    yield* array('const softproof_flag *const', `${name}_flags`, references),
    ...[rows, classes, logits.shape.length].map(String),
    yield* array('const size_t', `${name}_shape`, Array.from(logits.shape, String)),
    String(one.problem.layout?.axis ?? 1),
    yield* doubles(`${name}_logits`, logits.values),
    yield* array('const long', `${name}_labels`, Array.from(labels ?? [], String)),
    yield* doubles(`${name}_probabilities`, probabilities?.values),
    yield* doubles(`${name}_weights`, weights?.values),
    yield* doubles(`${name}_upstream`, upstream?.values),
    yield* doubles(`${name}_label_smoothing`, alone(labelSmoothing)),
    yield* array('const long', `${name}_ignore_index`, Array.from(alone(ignoreIndex), String)),
    stringLiteral(reduction),
  ];
  const expected: string[] = [];
  for (const [k, expectation] of one.expected.entries()) {
    expected.push(yield* expectationArrays(`${name}_${k}`, expectation));
  }
  fields.push(String(expected.length));
  fields.push(yield* array('const softproof_expectation', `${name}_expected`, expected));
  return `{${fields.join(', ')}}`;
}

function* expectationArrays(
  name: string,
  { quantity, correct, lowest, highest }: Expectation,
): Generator<string, string> {
  const size = correct.values.length;
  const starts = (all: string) => `{${LEVELS.map((_, k) => `${all} + ${k * size}`).join(', ')}}`;
  const fields = [
    ...[quantity, correct.dtype].map(stringLiteral),
    String(size),
    yield* doubles(`${name}_correct`, correct.values),
    starts(yield* array('const double', `${name}_lowest`, inLevels(lowest))),
    starts(yield* array('const double', `${name}_highest`, inLevels(highest))),
  ];
  return `{${fields.join(', ')}}`;
}

function* inLevels(limits: Limits): Generator<string> {
  for (const level of LEVELS) for (const value of limits[level]) yield hexFloat(value);
}

function doubles(name: string, values: ArrayLike<number> | undefined): Generator<string, string> {
  return array('const double', name, Array.from(values ?? [], hexFloat));
}

/** A number as an array of one. */
function alone(value: number | undefined): number[] {
  return value === undefined ? [] : [value];
}

/** Defines an array, and returns its name: NULL where it has no elements, which C does not allow. */
function* array(type: string, name: string, items: Iterable<string>): Generator<string, string> {
  const all = [...items];
  if (all.length === 0) return 'NULL';
  yield* definition(type, name, all);
  return name;
}
