import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { built } from '../build.ts';

const conformance = join(import.meta.dirname, '..', '..', 'conformance');

beforeAll(() => {
  built();
});

test('a program that is asked on file gets a verdict and a report', () => {
  const report = join(mkdtempSync(join(tmpdir(), 'softproof-on-file-')), 'report.json');
  const script = join(conformance, 'scripts', 'on-file.sh');
  const adapter = join(conformance, 'adapters', 'python', 'adapter.py');
  const { status } = spawnSync(script, ['quick', report, 'python3', adapter]);
  expect(status).toBe(0);
  expect(JSON.parse(readFileSync(report, 'utf8')).result).toMatchObject({
    verdict: 'conforms',
    subject: { name: 'textbook Python' },
  });
});
