import type { PlainProblem } from './cases/plain-problem.ts';
import type { Numbers } from './cases/plain-tensor.ts';
import type { Check } from './contract/check.ts';
import type { Quantity } from './contract/quantity.ts';
import type { Report, Result } from './contract/report.ts';
import type { Shard, Share } from './contract/shard.ts';
import type { Subject } from './contract/subject.ts';
import type { Judgement } from './judge.ts';
import type { Dtype } from './numeric/format.ts';
import type { Settings } from './settings.ts';
import type { Functions } from './subjects/functions.ts';
import { inProcess } from './subjects/in-process.ts';

// What brings most of the project with it is loaded when it is called, so that importing the library is quick.

/**
 * Judges a subject, or plain functions, which run in this process: see `certify.ts`.
 *
 *     const { result } = await certify({ softmax: mySoftmax }, { level: 'accurate' });
 *     result.verdict; // 'conforms'
 *     result.levels; // { softmax: { float64: 'faithful' } }
 */
export async function certify(subject: Subject | Functions, settings?: Settings): Promise<Report> {
  const { certify } = await import('./certify.ts');
  return certify(subjectOf(subject), settings);
}

/** Judges a subject, or plain functions, by a share of the cases: see `certify.ts`. */
export async function certifyShard(
  subject: Subject | Functions,
  share: Share,
  settings?: Settings,
): Promise<Shard> {
  const { certifyShard } = await import('./certify.ts');
  return certifyShard(subjectOf(subject), share, settings);
}

function subjectOf(subject: Subject | Functions): Subject {
  return isSubject(subject) ? subject : inProcess(subject);
}

/** Whether it can be asked, and is not merely functions. */
export function isSubject(subject: Subject | Functions): subject is Subject {
  return typeof subject === 'object' && subject !== null && 'ask' in subject && 'identity' in subject;
}

/**
 * Holds one answer against the true values: see `judge.ts`.
 *
 *     const { level, worst } = await judge({ logits: [[1, 2, 4]], labels: [0] }, 'cross_entropy', 3.17);
 *     level; // 'none'
 *     worst; // { index: [], answer: 3.17, exact: 3.169846032..., floats: 3.4e11 }
 */
export async function judge(
  problem: PlainProblem,
  quantity: Quantity,
  answer: number | Numbers,
  output?: Dtype,
): Promise<Judgement> {
  const { judge } = await import('./judge.ts');
  return judge(problem, quantity, answer, output);
}

/**
 * The result of one run, made of all its shards.
 * @param require cells that must be claimed, as `certify` takes them
 * @throws UsageError if a shard is missing, or one of another run
 */
export async function mergeShards(
  shards: readonly Shard[],
  require: readonly string[] = [],
): Promise<Result> {
  const [{ merge }, { readRequirement }, { requireWhole }] = await Promise.all([
    import('./verdict/merge.ts'),
    import('./verdict/require.ts'),
    import('./verdict/whole.ts'),
  ]);
  const filed = shards.map((shard, k) => ({ path: `shard ${k + 1} of the list`, shard }));
  return merge(requireWhole(filed), { required: require.map(readRequirement) });
}

/** All checks, in the order of reports. */
export async function loadSuite(): Promise<readonly Check[]> {
  const { suite } = await import('./suite.ts');
  return suite;
}
