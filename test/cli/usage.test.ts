import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'softproof-usage-'));
const empty = join(folder, 'empty.mjs');
writeFileSync(empty, 'export const nothing = 1;\n');
const program = join(folder, 'adapter.py');
writeFileSync(program, '');
const notVectors = join(folder, 'not-vectors');

it('shows help, and is content', async () => {
  const { code, out } = await type(['--help']);

  expect(code).toBe(0);
  expect(out).toContain('certify');
});

it('shows its version, which is that of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

  expect(await type(['--version'])).toMatchObject({ code: 0, out: `softproof ${version}\n` });
});

it('shows help where no command is named, and is not content', async () => {
  expect((await type([])).code).toBe(2);
});

describe('wrong usage is one line that names the place and the mend', () => {
  it.each([
    [['certfy'], 'Did you mean certify'],
    [['certify', '--levle', 'safe'], 'Did you mean --level'],
    [['certify', '--level', 'best'], 'safe, stable, accurate, faithful, exact'],
    [['certify', '--seed', '-1'], 'a whole number from 0 to 999999999999999.'],
    [['certify', '--effort', 'huge'], 'quick, standard, exhaustive'],
    [['certify', '--timeout', '0'], 'seconds above 0, up to 1000000.'],
    [['certify', '--timeout', '1e7'], 'seconds above 0, up to 1000000.'],
    [['certify', '--require', 'loss'], 'the quantities are softmax'],
    [['certify', '--report', 'xml=x'], 'write json=PATH, junit=PATH, html=PATH, badge=PATH or github'],
    [['certify', '--report', 'json'], 'write json=PATH, junit=PATH, html=PATH, badge=PATH or github'],
    [['certify', '--report', 'json='], 'write json=PATH, junit=PATH, html=PATH, badge=PATH or github'],
    [['certify', '--report', 'json=/no/such/folder/x.json'], '/no/such/folder/x.json: cannot be written'],
    [['certify', '--report', `json=${folder}`], 'is a folder'],
    [['certify', '--report', 'json=-', '--report', 'junit=-'], 'a path of its own'],
    [
      ['certify', '--report', 'json=a.json', '--report', 'junit=./a.json'],
      '--report json=a.json goes there, too; give each a path of its own',
    ],
    [['certify', '--report', 'html=x', '--report', 'badge=a/../x'], 'a path of its own'],
    [['certify', '--only', 'smoek'], '--only smoek: no check is called so; near it: smoke'],
    [['certify', '--page', 'none.html'], '--page none.html: no such file'],
    [['certify', '--browser', 'b'], '--browser: only --page has one'],
    [['certify', '--transcript', 't'], 'needs a module, a page, or a program after --'],
    [['certify', '--transcript', folder, '--', 'false'], 'cannot be written'],
    [['validate'], 'name a module, a program after --, or --page; one of them'],
    [['certify', '--update-known-failures'], 'name the file with --known-failures FILE'],
    [['certify', '--known-failures', '/no/such.json'], 'no such file; --update-known-failures writes it'],
    [['certify', '--known-failures', folder], 'cannot be read'],
    [['certify', '--known-failures', program], 'JSON'],
    [['certify', '--known-failures', program, '--only', 'smoke'], 'leave it out, or leave out --only'],
    [['certify', '--level', 'safe', '--level', 'accurate'], '--level: is given twice; give it once'],
    [['certify', '--config', 'x.json', '--no-config'], '--config and --no-config: give one of them'],
    [['vectors', 'list', '--seed', '1', '--seed=2'], '--seed: is given twice'],
    [['certify', 'file:///no/such.mjs'], ': /no/such.mjs: no such file'],
    [['certify', '--page', 'file:///no/such.html'], '--page /no/such.html: no such file'],
    [['certify', 'file://host/a.mjs'], 'file://host/a.mjs: is no path of a file'],
    [['certify', 'a.mjs', 'b.mjs'], 'too many arguments'],
    [['certify', 'a.mjs', '--', 'python3'], 'one of them'],
    [['certify', '--'], 'name the program after --'],
    [['certify', '/no/such.mjs'], '/no/such.mjs: no such file'],
    [['certify', folder], 'is a folder; name a module in it'],
    [['certify', program], `is no JavaScript module; a program goes after --, as in -- python3 ${program}`],
    [
      ['evaluate', '--logits', '0,1', '--', 'python3'],
      'only certify, replay, questions, validate take a program',
    ],
    [['evaluate'], '--logits'],
    [['evaluate', '--logits', ''], 'no number at row 0, place 0'],
    [['evaluate', '--logits', '1,2;3'], 'row 1 has 1 numbers and row 0 has 2'],
    [['evaluate', '--logits', '1,x'], '"x" is no float64 at row 0, place 1'],
    [['evaluate', '--logits', '1,nan'], 'row 0, class 1 is NaN'],
    [['evaluate', '--logits', '1,2', '--label', '2'], '--label: row 0 has 2, outside 0 to 1'],
    [['evaluate', '--logits', '1,2', '--label', '0.5'], 'no whole number'],
    [['evaluate', '--logits', '1,2', '--label', '0,1'], '--label: 2 given for 1 row;'],
    [['evaluate', '--logits', '1,2', '--digits', '0'], '1 to 1000'],
    [['evaluate', '--logits', '1,2', '--digits', '1001'], '1 to 1000'],
    [['evaluate', '--logits', '1,2', '--quantity', 'cross_entropy'], 'needs --label'],
    [['evaluate', '--logits', '1,2', '--label', '0', '--targets', '1,0'], 'give one of them'],
    [['evaluate', '--logits', '1,2', '--targets', '1'], '--targets: shape [1,1] where [1,2] is needed'],
    [['evaluate', '--logits', '1,2', '--label', '0', '--weights', '1,x'], '--weights: "x" is no float64'],
    [['evaluate', '--logits', '1,2', '--label', '0', '--weights', '1'], 'shape [1] where [2] is needed'],
    [
      ['evaluate', '--logits', '1,2', '--label', '0', '--smoothing', '2'],
      '--smoothing: 2 is not within [0, 1]',
    ],
    [['evaluate', '--logits', '1,2', '--label', '0', '--smoothing', 'x'], 'It is a number'],
    [['evaluate', '--logits', '1,2', '--ignore-index', '0.5'], 'It is a whole number.'],
    [['evaluate', '--logits', '1,2', '--label', '0', '--upstream', '1'], 'goes with reduction none'],
    [['evaluate', '--logits', '1,2', '--reduction', 'max'], 'mean, sum, none'],
    [
      ['evaluate', '--logits', '1e5', '--dtype', 'float16'],
      '--logits: 1e5 at row 0, place 0 is out of range: the largest float16 is 65504',
    ],
    [['evaluate', '--logits', '0,-1e400'], '--logits: -1e400 at row 0, place 1 is out of range'],
    [['merge', 'a\u001b[31m\n::b'], 'a [31m ::b: cannot be read'],
    [['explain', 'SCE-NOTHING'], 'near it: SCE-NONFINITE'],
    [['vectors', 'export'], '--out'],
    [['vectors', 'export', '--out', empty], 'cannot be written'],
    [['vectors', 'export', '--out', '/proc/softproof'], 'cannot be written'],
    [['vectors', 'verify', notVectors], 'cannot be read'],
    [['vectors', 'verify', folder], 'no vector files'],
  ])('softproof %j', async (words, mend) => {
    const { code, out, err } = await type(words);

    expect(err).toContain(mend);
    expect(err).toMatch(/^softproof: [^\n]+\n$/);
    expect([code, out]).toEqual([2, '']);
  });
});

it('lets options that say nothing new, or are lists, be given again', async () => {
  const said = await type([
    'evaluate',
    '--logits',
    '1,2',
    '--quantity',
    'softmax',
    '--quantity',
    'log_softmax',
  ]);
  const again = await type([
    'vectors',
    'list',
    '--json',
    '--json',
    '--only',
    'group=masks',
    '--only',
    'group=clipping',
  ]);

  expect([said.code, again.code]).toEqual([0, 0]);
});

it('warns where a word of its own stands after the program, which is given it', async () => {
  const words = ['certify', '--timeout', '5', '--', 'false', '--level=exact', '--own'];

  expect((await type(words)).err).toBe(
    'softproof: --level=exact is given to the program; what is meant for softproof stands before --\n',
  );
});
