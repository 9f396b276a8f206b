import { readFileSync } from 'node:fs';
import { certify } from '../certify.ts';
import { UsageError } from '../contract/errors.ts';
import type { KnownFailures } from '../contract/known-failure.ts';
import type { Finding, Result } from '../contract/report.ts';
import type { Subject } from '../contract/subject.ts';
import { isSubject } from '../on-demand.ts';
import { brokenBy } from '../reports/broken-by.ts';
import { DEFAULTS, type Settings } from '../settings.ts';
import type { Functions } from '../subjects/functions.ts';
import { inProcess } from '../subjects/in-process.ts';
import { readKnownFailures } from '../verdict/known-text.ts';
import { requireTerms } from '../verdict/terms.ts';
import { breakText, failureText } from './failure.ts';
import { allSentences, type Sentence } from './sentences.ts';
import { isTestable } from './testable.ts';

/** What is judged: functions, which run here; a subject, which stays open; or how to start one, which is closed after the run. */
export type Judged = Functions | Subject | (() => Subject | Promise<Subject>);

/** The `describe` and `it` of a test runner. */
export interface Runner {
  readonly describe: (title: string, body: () => void) => unknown;
  readonly it: It;
}

type Body = (...context: unknown[]) => Promise<void>;

interface It {
  (title: string, body: Body, timeout?: number): unknown;
  readonly skip?: (title: string, body: () => void) => unknown;
}

export interface TestSettings
  extends Pick<Settings, 'level' | 'effort' | 'seed' | 'require' | 'threads' | 'plan'> {
  /** What the tests are grouped under. */
  readonly title?: string;
  /** Failures that are accepted, or the file that `certify --known-failures` takes. */
  readonly knownFailures?: KnownFailures | string;
  /** Milliseconds that the first test to run may take, since all of them share one run. */
  readonly timeout?: number;
  /** The words by which the command line reaches the subject, for the line that replays a failure. */
  readonly replayWith?: readonly string[];
}

const OTHERS = ['plan', 'title', 'timeout', 'replayWith'];
const TIMEOUT = 300_000;
const NOTHING = 'nothing could be judged: see SCE-ACCEPTS and SCE-SHAPE';
const UNNAMED = ['./your-softmax.mjs'];

/**
 * Conformance as tests: one for the verdict, and one for each requirement of the spec, under titles that stay the same. All
 * of them share one run, of effort `quick` unless told otherwise, which begins with the first. A requirement that the subject
 * does not claim is skipped; one that is broken fails with a counterexample as small as it gets, and with the line that replays
 * it.
 *
 *     describeSoftmaxConformance({ softmax, crossEntropy }, { describe, it, level: 'accurate' });
 * @throws UsageError if there is no such setting, or one is wrong
 */
export function describeSoftmaxConformance(
  subject: Judged,
  { describe, it, ...settings }: Runner & TestSettings,
): void {
  requireSettings(settings);
  const { title = 'softmax cross-entropy', level = DEFAULTS.level, timeout = TIMEOUT } = settings;
  const reach = { subject: settings.replayWith ?? UNNAMED };
  const test = (name: string, body: Body) => {
    if (isOfNode(it)) it(name, { timeout }, body);
    else it(name, body, timeout);
  };
  const ready = typeof subject === 'function' || isSubject(subject) ? subject : inProcess(subject);
  let running: Promise<Result> | undefined;
  const result = () => {
    running ??= run(ready, { ...settings, level });
    return running;
  };

  describe(title, () => {
    test(`conforms at ${level}`, async () => requireVerdict(await result()));
    for (const sentence of allSentences()) {
      const name = `${sentence.id} ${sentence.sentence}`;
      if (it.skip && typeof ready !== 'function' && !isTestable(sentence.id, ready.capabilities)) {
        it.skip(name, () => {});
        continue;
      }
      test(name, async (...context) => {
        const pass = requireSentence(sentence, await result(), reach);
        if (pass.skipped !== undefined) skip(context[0], pass.skipped, pass.accepted);
      });
    }
  });
}

function requireSettings({ knownFailures, ...others }: TestSettings): void {
  if ('only' in others) throw new UsageError('only: conformance takes all checks; leave it out');
  // A path is read when the run begins.
  const known = knownFailures === undefined || typeof knownFailures === 'string' ? {} : { knownFailures };
  requireTerms({ ...others, ...known }, OTHERS);
}

/** Whether it is the `it` of node:test, which takes no number after the body; it alone is a property of itself. */
function isOfNode(it: object): it is (title: string, options: { timeout: number }, body: Body) => unknown {
  return 'it' in it && it.it === it;
}

async function run(
  subject: Subject | (() => Subject | Promise<Subject>),
  { level, effort = 'quick', seed, require, threads, plan, knownFailures }: TestSettings,
): Promise<Result> {
  const known = typeof knownFailures === 'string' ? readKnown(knownFailures) : knownFailures;
  const terms = {
    effort,
    ...(level && { level }),
    ...(seed !== undefined && { seed }),
    ...(require && { require }),
    ...(threads !== undefined && { threads }),
    ...(plan && { plan }),
    ...(known && { knownFailures: known }),
  };
  if (typeof subject !== 'function') return (await certify(subject, terms)).result;
  const started = await subject();
  try {
    return (await certify(started, terms)).result;
  } finally {
    await started.close();
  }
}

function readKnown(path: string): KnownFailures {
  try {
    return readKnownFailures(path, readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path}: cannot be read (${error instanceof Error ? error.message : error})`);
  }
}

function requireVerdict({ verdict, summary }: Result): void {
  if (verdict !== 'conforms' && verdict !== 'conforms-except') throw fault(summary);
}

/** How a test ends that does not fail. */
interface Ending {
  /** Why it says nothing. */
  readonly skipped?: string;
  /** Whether it may as well pass: what fails is known to. */
  readonly accepted?: boolean;
}

/** @throws Error where the requirement is broken, or something broke over it */
function requireSentence(
  sentence: Sentence,
  result: Result,
  reach: { readonly subject: readonly string[] },
): Ending {
  const those = result.findings.filter(({ requirements }) => requirements.includes(sentence.id));
  const of = (status: Finding['status']) => those.filter((finding) => finding.status === status);
  // Told is the first whose counterexample breaks it: that of another may show something else.
  const shows = (finding: Finding) => Number(brokenBy(finding).includes(sentence.id));
  const [failed, ...more] = of('fail').toSorted((a, b) => shows(b) - shows(a));
  if (failed) throw fault(failureText(sentence, [failed, ...more], result, reach));
  const [broken] = of('broken');
  if (broken) throw fault(breakText(sentence, broken, result, reach));
  const [known] = of('known');
  if (known) return { skipped: `known failure: ${known.known?.reason}`, accepted: true };
  return of('pass').length > 0 ? {} : { skipped: of('skip')[0]?.reason ?? NOTHING };
}

/** Skips the test that is running. What cannot be skipped must not look like a pass, unless it is accepted. */
function skip(context: unknown, reason: string, accepted = false): void {
  if (
    typeof context === 'object' &&
    context !== null &&
    'skip' in context &&
    typeof context.skip === 'function'
  )
    context.skip(reason);
  else if (!accepted) throw fault(`to be skipped, and this runner cannot while a test runs: ${reason}`);
}

/** An error without a trace: what is wrong is not where it was noticed. */
function fault(message: string): Error {
  const error = new Error(message);
  error.stack = `Error: ${message}`;
  return error;
}
