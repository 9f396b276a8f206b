import type { Answer, Question, Reply } from '../contract/question.ts';
import type { Subject } from '../contract/subject.ts';
import type { Introduction } from './introduction.ts';
import { questionIds } from './question-id.ts';
import { STOP_LINE, startLine, writeQuestion } from './question-text.ts';

const LATER: Answer = { kind: 'unsupported', reason: 'it is asked on file' };

/**
 * A subject that answers nothing. What it is asked is written as the lines that an adapter reads, from `start` to `stop`,
 * so that any adapter can answer them from a file; `answersFrom` reads what it wrote.
 * @param write  is given line after line, each with its newline
 */
export function recorder(introduction: Introduction, suite: string, write: (line: string) => void): Subject {
  const idOf = questionIds();
  write(startLine(suite));
  return {
    ...introduction,
    interactive: false,
    async ask(questions) {
      for (const question of questions) write(`${JSON.stringify(writeQuestion(idOf(question), question))}\n`);
      return questions.map(unanswered);
    },
    async close() {
      write(STOP_LINE);
    },
  };
}

function unanswered({ quantities }: Question): Reply {
  return { answers: Object.fromEntries(quantities.map((quantity) => [quantity, LATER])) };
}
