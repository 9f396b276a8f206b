import { createHash } from 'node:crypto';
import type { Question } from '../contract/question.ts';
import { writeQuestion } from './question-text.ts';

/** Hexadecimal digits of a hash that fit a whole number of JSON. */
const DIGITS = 13;

/**
 * Gives questions ids that depend on what is asked and on nothing else, so that answers on file find their questions
 * whatever the order. The same question asked again gets another id, the same as in any other run.
 */
export function questionIds(): (question: Question) => number {
  const asked = new Map<string, number>();
  return (question) => {
    const content = hash(JSON.stringify(writeQuestion(1, question)));
    const times = asked.get(content) ?? 0;
    asked.set(content, times + 1);
    return 1 + Number.parseInt(hash(`${content} ${times}`).slice(0, DIGITS), 16);
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
