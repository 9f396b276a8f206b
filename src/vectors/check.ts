import { type Intervals, intervals } from '../accuracy/intervals.ts';
import { judge } from '../accuracy/judge.ts';
import type { Case, Check, Draw, Mark } from '../contract/check.ts';
import { UsageError } from '../contract/errors.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Question, Reply } from '../contract/question.ts';
import type { Claims } from '../contract/subject.ts';
import { meant } from '../model/meant.ts';
import { lacking, lacks, quantitiesOf } from '../model/needs.ts';
import type { Dtype } from '../numeric/format.ts';
import { expected } from '../oracle/expected.ts';
import type { Vector, VectorGroup } from './group.ts';

/** The check that asks the vectors of a group and judges the answers as the vector files do. */
export function checkOf(group: VectorGroup): Check {
  const vectors = written(group);
  const asked = ({ dtype, claims }: Draw) =>
    group.fitted ? claimedOf(vectors(dtype), claims) : vectors(dtype);
  return {
    id: `vectors/${group.id}`,
    kind: 'vectors',
    title: group.title,
    why: group.why,
    requirements: group.requirements,
    get judges() {
      return quantitiesOf(questionsOf(group.dtypes.flatMap(vectors)));
    },
    ...(group.option !== undefined && { option: group.option }),
    ...(group.fitted && { fitted: true }),
    skip: (capabilities, dtype) => {
      if (!group.dtypes.includes(dtype)) return `has no vectors in ${dtype}`;
      const all = vectors(dtype);
      if (!group.fitted) return lacking(questionsOf(all), capabilities, dtype);
      const claimed = questionsOf(claimedOf(all, capabilities));
      return claimed.length === 0 ? 'does not claim two options' : lacking(claimed, capabilities, dtype);
    },
    size: (draw) => asked(draw).length,
    cases: async (draw, from, to) =>
      asked(draw)
        .slice(from, to)
        .map(({ slug, question }) => caseOf(`${group.id}/${slug}`, question, draw)),
    revive: ([question, ...others], draw) => {
      if (!question || others.length > 0)
        throw new UsageError(`vectors/${group.id}: a case of it is one question`);
      return caseOf(`vectors/${group.id}`, question, draw);
    },
  };
}

/** The vectors that need no more than is claimed. */
function claimedOf(vectors: readonly Vector[], claims: Claims): readonly Vector[] {
  return vectors.filter(({ question }) => lacks(question, claims).length === 0);
}

/** The vectors of a group, written when first asked for: whoever imports the suite may never ask. */
function written(group: VectorGroup): (dtype: Dtype) => readonly Vector[] {
  const known = new Map<Dtype, readonly Vector[]>();
  return (dtype) => {
    const vectors = known.get(dtype) ?? (group.dtypes.includes(dtype) ? group.vectors(dtype) : []);
    known.set(dtype, vectors);
    return vectors;
  };
}

function questionsOf(vectors: readonly Vector[]): Question[] {
  return vectors.map(({ question }) => question);
}

function caseOf(id: string, question: Question, draw: Draw): Case {
  const truth = truthOf(question, draw);
  const self: Case = {
    id,
    questions: [question],
    judge: ([reply]) => {
      const marks: Partial<Record<Quantity, Mark>> = {};
      for (const quantity of question.quantities) {
        const answer = valuesOf(reply, quantity);
        if (answer) marks[quantity] = judge(truth(quantity), answer);
      }
      return marks;
    },
    // A vector is as small as the situation that it shows.
    smallest: async () => self,
  };
  return self;
}

function valuesOf(reply: Reply | undefined, quantity: Quantity): Float64Array | undefined {
  const answer = reply?.answers[quantity];
  return answer?.kind === 'value' ? answer.values : undefined;
}

/** What is acceptable, worked out when first asked for and kept: it serves any number of subjects. */
function truthOf(
  { problem, quantities }: Question,
  { outputs, dtype, dialect }: Draw,
): (quantity: Quantity) => Intervals {
  const wanted = Object.fromEntries(quantities.map((quantity) => [quantity, outputs[quantity] ?? dtype]));
  const known = new Map<Quantity, Intervals>();
  return (quantity) => {
    if (known.size === 0) {
      const truth = expected(meant(problem, dialect), wanted);
      for (const each of quantities) known.set(each, intervals(truth, each));
    }
    return known.get(quantity)!;
  };
}
