import { UsageError } from '../contract/errors.ts';
import type { Question, Reply } from '../contract/question.ts';
import type { Subject } from '../contract/subject.ts';
import { brokenReply, Fault } from './fault.ts';
import { type Introduction, readIntroduction } from './introduction.ts';
import { field, readLine } from './json-line.ts';
import { LIMITS } from './limits.ts';
import { Lines } from './lines.ts';
import { questionIds } from './question-id.ts';
import { repliesIn } from './replies-in.ts';
import { readReply } from './reply-text.ts';

const ABSENT = new Fault(
  'protocol',
  'the file has no answer to it: are the seed, the effort, the claims and the version those of the questions?',
);
const TWICE = new Fault('protocol', 'the file answers it twice');

/**
 * What an adapter wrote when it was given the questions of a file (see `recorder`), as a subject: its introduction and its
 * answers, in any order. It cannot be asked anything else, so nothing is made smaller.
 * @param title  the name of the file, for messages
 * @param bytes  what is in it
 * @throws UsageError naming the first line that is not what it must be
 */
export async function answersFrom(title: string, bytes: AsyncIterable<Buffer>): Promise<Subject> {
  const answers = new Map<number, object | undefined>();
  let introduction: Introduction | undefined;
  let read = 0;
  try {
    for await (const line of allLines(bytes)) {
      const message = readLine(line);
      if (introduction) for (const reply of repliesIn(message)) answers.set(...keyed(reply, answers));
      else introduction = readIntroduction(message);
      read++;
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new UsageError(`${title}: line ${read + 1}: ${error.message}`);
  }
  if (!introduction) throw new UsageError(`${title}: it is empty; its first line is the answer to start`);
  return subjectOf(introduction, answers);
}

function subjectOf(
  { identity, capabilities }: Introduction,
  answers: ReadonlyMap<number, object | undefined>,
): Subject {
  const idOf = questionIds();
  const reply = (question: Question): Reply => {
    const id = idOf(question);
    const message = answers.get(id);
    if (message) return readReply(message, question, capabilities);
    return brokenReply(question.quantities, answers.has(id) ? TWICE : ABSENT);
  };
  return {
    identity,
    capabilities,
    interactive: false,
    ask: async (questions) => questions.map(reply),
    async close() {},
  };
}

/** All lines; the last one may lack its newline. */
async function* allLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<string, void, void> {
  const lines = new Lines(LIMITS.lineBytes);
  for await (const chunk of bytes) yield* lines.push(chunk);
  if (!lines.unfinished) return;
  for (const line of lines.push(Buffer.from('\n'))) {
    if (isCutOff(line))
      throw new Fault('protocol', 'the file ends in the middle of it; was all of it copied?');
    yield line;
  }
}

/** Whether it is the beginning of a message. */
function isCutOff(line: string): boolean {
  if (!line.trimStart().startsWith('{')) return false;
  try {
    readLine(line);
    return false;
  } catch {
    return true;
  }
}

/** An answer under its id; nothing, where there is one already: nobody could say which of the two counts. */
function keyed(message: object, answers: ReadonlyMap<number, unknown>): [number, object | undefined] {
  const id = field(message, 'id');
  if (typeof id !== 'number' || !Number.isInteger(id)) {
    throw new Fault('protocol', 'it is a message without the id of a question');
  }
  return [id, answers.has(id) ? undefined : message];
}
