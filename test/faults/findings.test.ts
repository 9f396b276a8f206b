import { expect, it } from 'vitest';
import type { Cause } from '../../src/contract/question.ts';
import { plan } from '../../src/runner/plan.ts';
import { run } from '../../src/runner/run.ts';
import { startProgram } from '../../src/subjects/program.ts';
import { question, toy } from '../runner/toys.ts';
import { running, SHORT, stage } from './stage.ts';

/** Two checks, of which one meets the poison, 13; its cases are made smaller by trying 0, 1, 2, ... */
const CHECKS = [toy({ id: 'meets', logits: (k) => [k + 10] }), toy({ id: 'does-not', logits: (k) => [k] })];

it.each<[string, Cause, number?]>([
  ['exits', 'crashed'],
  ['dies_by_a_signal', 'crashed'],
  ['is_killed', 'out-of-memory'],
  ['eats_memory', 'out-of-memory'],
  ['hangs', 'timed-out', 300],
  ['answers_late', 'timed-out', 300],
  ['closes_its_input', 'timed-out', 300],
  ['closes_its_output', 'protocol'],
  ['leaves_a_child_behind', 'crashed'],
  ['floods_with_garbage', 'protocol'],
  ['floods_without_a_line', 'flooded', 20_000],
  ['writes_a_line_of_100_megabytes', 'flooded', 20_000],
  ['writes_empty_lines', 'protocol'],
  ['ends_in_half_a_line', 'protocol'],
  ['writes_invalid_utf8', 'protocol'],
  ['answers_a_bare_nan', 'protocol'],
  ['answers_twice', 'protocol'],
  ['answers_what_was_not_asked', 'protocol'],
  ['forgets_the_id', 'protocol'],
  ['answers_something_else', 'protocol'],
  ['answers_in_another_dtype', 'protocol'],
  ['answers_with_missing_bits', 'protocol'],
])('a finding shows the question at which a program %s, and the run goes on', async (program, cause, ms) => {
  const { command, mark } = stage(program);
  const subject = await startProgram(command, { ...SHORT, ...(ms !== undefined && { answerMs: ms }) });
  const findings = await run(subject, plan(CHECKS, 1, 'quick'), 'stable').finally(() => subject.close());

  expect(findings).toMatchObject([
    { check: 'meets', status: 'broken', cause, compared: 3, counterexample: { questions: [question([13])] } },
    { check: 'does-not', status: 'pass', compared: 4 },
  ]);
  expect(running(mark)).toEqual([]);
});

it('a finding fails at the question that a program answers at too great a length', async () => {
  const subject = await startProgram(stage('answers_too_much').command, SHORT);
  const findings = await run(subject, plan(CHECKS, 1, 'quick'), 'stable').finally(() => subject.close());

  expect(findings).toMatchObject([
    { status: 'fail', requirements: ['SCE-SHAPE'], counterexample: { questions: [question([13])] } },
    { status: 'pass' },
  ]);
});
