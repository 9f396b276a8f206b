import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Subject } from '../../src/contract/subject.ts';
import { DTYPES } from '../../src/numeric/format.ts';
import { plan } from '../../src/runner/plan.ts';
import { run } from '../../src/runner/run.ts';
import { inProcess } from '../../src/subjects/in-process.ts';
import { startModule } from '../../src/subjects/module.ts';
import { startProgram } from '../../src/subjects/program.ts';
import { suite } from '../../src/suite.ts';
import { built } from '../build.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const MODULE = at('programs/textbook-with-options.mjs');

const WAYS: readonly (readonly [string, () => Subject | Promise<Subject>])[] = [
  ['in process', async () => inProcess(await import(pathToFileURL(MODULE).href))],
  ['as a module', () => startModule(MODULE, {}, '', join(built(), 'subjects', 'node-adapter-main.js'))],
  [
    'as a program',
    () =>
      startProgram([
        'python3',
        at('programs/textbook_with_options.py'),
        at('../../conformance/adapters/python'),
      ]),
  ],
];

/** What needs options, and of what is drawn the first few cases. */
const checks = suite
  .filter(({ option, id }) => option !== undefined || id === 'smoke')
  .map((check) => ({ ...check, size: (draw: never) => Math.min(check.size(draw), 30) }));
const quick = plan(checks, 1, 'quick');

describe.each(WAYS)('an implementation reached %s', (_, open) => {
  it('is asked all options in all formats, and judged in the format of its answers', async () => {
    const subject = await open();
    const findings = await run(subject, quick, 'stable');
    await subject.close();

    expect(findings.filter(({ status }) => status === 'fail' || status === 'broken')).toEqual([]);
    const passed = (dtype: string) =>
      new Set(
        findings.filter((one) => one.status === 'pass' && one.dtype === dtype).map(({ check }) => check),
      );
    for (const dtype of DTYPES) {
      for (const id of ['options-agree', 'axes-agree', 'vectors/option-pairs', 'vectors/axes'])
        expect(passed(dtype), dtype).toContain(id);
    }
    const outputs = subject.capabilities.cells.filter(({ dtype, output }) => dtype !== output);
    expect(outputs.length).toBeGreaterThan(4);
  });
});
