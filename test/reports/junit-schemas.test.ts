import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { certifyShard } from '../../src/certify.ts';
import type { Result } from '../../src/contract/report.ts';
import { junit } from '../../src/reports/junit.ts';
import { inProcess } from '../../src/subjects/in-process.ts';
import { merge } from '../../src/verdict/merge.ts';
import { unreachable } from '../../src/verdict/result.ts';
import { breaking, failing, HOSTILE, knowing, passing, report, skipping } from './sample.ts';

const terms = { seed: 1, effort: 'standard', asked: 'stable', required: [] } as const;

/** One that fails, breaks and says what strangers say, as two shards of a run found it. */
async function merged(): Promise<Result> {
  const softmax = (_: unknown, rows: number, classes: number) => {
    if (classes === 3) throw new Error(HOSTILE);
    return new Float64Array(rows * classes);
  };
  const subject = inProcess({ softmax }, { name: HOSTILE, version: HOSTILE });
  const settings = { effort: 'quick', only: ['smoke', 'rows-sum-to-one', 'reductions-agree'] } as const;
  const shards = [1, 2].map((index) => certifyShard(subject, { index, of: 2 }, settings));
  return merge(await Promise.all(shards), { required: [] });
}

/** Of each kind that there is, the file that people get. */
const files: readonly (readonly [string, () => string | Promise<string>])[] = [
  ['a pass', () => junit(report([passing]))],
  ['all kinds of findings', () => junit(report([failing, passing, skipping, breaking]))],
  ['known failures', () => junit(report([knowing, { ...knowing, known: { reason: HOSTILE } }, passing]))],
  ['nothing found', () => junit(report([]))],
  [
    'a subject that was not reached',
    () => junit({ result: unreachable({ name: HOSTILE }, HOSTILE, terms), circumstances: {} }),
  ],
  [
    'a subject that says what is hostile',
    () =>
      junit(
        report([
          { ...breaking, reason: HOSTILE },
          { ...skipping, reason: HOSTILE },
        ]),
      ),
  ],
  ['merged shards', async () => junit({ result: await merged(), circumstances: {} })],
];

const SCHEMAS = ['junit-10.xsd', 'jenkins-junit.xsd'];

describe.each(SCHEMAS)('the JUnit report, by %s', (name) => {
  const place = new URL(`../../conformance/junit/published/${name}`, import.meta.url);
  const there = existsSync(place);
  const absent = there ? '' : ', which conformance/junit/fetch.sh could not get';

  const errorsIn = async (contents: string) => {
    const schema = [{ fileName: name, contents: readFileSync(place, 'utf8') }];
    const { errors } = await validateXML({ xml: [{ fileName: 'report.xml', contents }], schema });
    return errors.map(({ message }) => message);
  };

  it.skipIf(!there).each(files)(`is valid with %s${absent}`, async (_, file) => {
    expect(await errorsIn(await file())).toEqual([]);
  });

  it.skipIf(!there)(`would not be with a case that has no name${absent}`, async () => {
    const text = junit(report([passing])).replace('<testcase name="conforms"', '<testcase');

    expect(await errorsIn(text)).not.toEqual([]);
  });
});
