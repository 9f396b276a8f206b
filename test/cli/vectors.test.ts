import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { built } from '../build.ts';
import { type } from './terminal.ts';

const root = mkdtempSync(join(tmpdir(), 'softproof-vectors-'));
const exported = join(root, 'a', 'b');
const committed = fileURLToPath(new URL('../../conformance/vectors', import.meta.url));
const SOME = ['--only', 'group=single-class,masked-labels'];
let said = '';

/** A folder with a copy of one of the committed files, changed. */
function changed(folder: string, change: (text: string) => string): string {
  const path = join(root, folder);
  cpSync(join(committed, 'worked-examples.float64.json'), join(path, 'worked-examples.float64.json'));
  const file = join(path, 'worked-examples.float64.json');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  return path;
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

/** All files of a folder, each with a hash of its bytes. */
function bytesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = files.map((one) => join(one.parentPath, one.name)).sort();
  const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), hash(path)]));
}

async function exportTo(folder: string, ...words: string[]): Promise<string> {
  const path = join(root, folder);
  const { code, err } = await type(['vectors', 'export', '--out', path, ...words]);
  expect([code, err]).toEqual([0, '']);
  return path;
}

beforeAll(async () => {
  said = (await type(['vectors', 'export', '--out', exported, ...SOME])).out;
});

describe('softproof vectors export', () => {
  it('writes files, their licence and a manifest into a folder that it makes', () => {
    const names = readdirSync(exported);

    expect(said).toMatch(
      new RegExp(`^${names.length - 1} files with 18 vectors written to ${exported}: \\d+ numbers`),
    );
    expect(names).toContain('single-class.float64.json');
    expect(names.filter((name) => !name.endsWith('.json'))).toEqual(['LICENSE']);
    expect(readFileSync(join(exported, 'LICENSE'), 'utf8')).toContain('CC0-1.0');
  });

  it('says in the manifest what was asked for, and of each file its size and SHA-256', () => {
    const manifest = JSON.parse(readFileSync(join(exported, 'manifest.json'), 'utf8'));
    const { 'manifest.json': _, ...hashes } = bytesOf(exported);

    expect(manifest).toMatchObject({
      profile: 'full',
      only: { group: ['single-class', 'masked-labels'] },
      encoding: 'json',
    });
    expect(manifest.files).toEqual(
      Object.entries(hashes).map(([name, sha256]) => ({
        name,
        bytes: statSync(join(exported, name)).size,
        sha256,
      })),
    );
  });

  it('has the same bytes however the selection is worded', async () => {
    const other = await exportTo('worded', '--only', 'group=single-class', '--only', 'group=masked-labels');

    expect(bytesOf(other)).toEqual(bytesOf(exported));
  });

  it.each([['json'], ['npz'], ['c']])('has the same bytes in two shares as in one: %s', async (format) => {
    const words = [...SOME, '--format', format];
    const whole = await exportTo(`whole-${format}`, ...words);
    const shares = await Promise.all(
      ['1/2', '2/2'].map((shard, k) => exportTo(`share-${format}-${k}`, ...words, '--shard', shard)),
    );
    const merged = join(root, `merged-${format}`);
    for (const share of shares) cpSync(share, merged, { recursive: true });

    expect((await type(['vectors', 'verify', merged])).code).toBe(0);
    expect((await type(['vectors', 'merge', merged])).code).toBe(0);
    expect(bytesOf(merged)).toEqual(bytesOf(whole));
  });

  it('makes the same large vectors in one share and in two', async () => {
    const words = ['--profile', 'large', '--format', 'safetensors', '--seed', '7'];
    const small = [
      '--only',
      'dtype=bfloat16',
      '--only',
      'case=large-bell/1x1000-seed-7,large-flat/1x1000-seed-7',
    ];
    const whole = await exportTo('large', ...words, ...small);
    const one = await exportTo('large-shares', ...words, ...small, '--shard', '2/2');
    await exportTo('large-shares', ...words, ...small, '--shard', '1/2');
    await type(['vectors', 'merge', one]);

    expect(Object.keys(bytesOf(whole))).toContain('large-bell.1x1000-seed-7.bfloat16.safetensors');
    expect(bytesOf(one)).toEqual(bytesOf(whole));
    expect((await type(['vectors', 'verify', one])).code).toBe(0);
  });

  it('takes away what an earlier export left, and leaves what somebody changed', async () => {
    const folder = await exportTo('again', ...SOME);
    writeFileSync(join(folder, 'masked-labels.float64.json'), 'mine');
    const { out } = await type(['vectors', 'export', '--out', folder, '--only', 'group=single-class']);
    expect(out).toContain('taken away: 1 file of an earlier export, which this one does not have\n');

    const names = ['LICENSE', 'manifest.json', 'masked-labels.float64.json'];
    expect(readdirSync(folder)).toEqual([...names, 'single-class.float32.json', 'single-class.float64.json']);
  });

  it.each([
    ['LICENSE', 'my own licence'],
    ['manifest.json', '{"name":"my own manifest"}'],
  ])('overwrites no %s of a folder that is no export', async (name, mine) => {
    const folder = join(root, `project-with-${name}`);
    mkdirSync(folder);
    writeFileSync(join(folder, name), mine);
    const { code, err } = await type(['vectors', 'export', '--out', folder, ...SOME]);

    expect([code, err]).toEqual([
      2,
      `softproof: ${folder}: holds ${name}, and no export; name a new or an empty folder, or that of an export\n`,
    ]);
    expect(readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))).toEqual([mine]);
  });

  it('leaves what other shares wrote, although an earlier export wrote the same', async () => {
    const words = ['--only', 'group=single-class'];
    const folder = await exportTo('over', ...words);
    await exportTo('over', ...words, '--shard', '1/2');

    expect(readdirSync(folder)).toEqual([
      'LICENSE',
      'manifest.1-of-2.json',
      'single-class.float32.json',
      'single-class.float64.json',
    ]);
    await exportTo('over', ...words);
    expect(readdirSync(folder)).not.toContain('manifest.1-of-2.json');
  });

  it('keeps what was left out in the manifest, and says it', async () => {
    const folder = join(root, 'onnx');
    const { out } = await type([
      'vectors',
      'export',
      '--out',
      folder,
      '--format',
      'onnx',
      '--only',
      'group=single-class',
    ]);

    expect(out).toContain('left out 12 times: the gradient of the loss (no operator answers with it)\n');
    expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).left_out).toMatchObject({
      gradient: { count: 12, why: 'no operator answers with it' },
    });
  });

  it.each([
    [['--only', 'group=ofsets'], '--only group=ofsets: full has no such group; near it: offsets'],
    [['--only', 'dtype=double'], '--only dtype=double: full has no such dtype'],
    [['--only', 'flag=max'], 'near it: double-softmax, max-seed, log-of-softmax, max-scope'],
    [['--only', 'size=3'], '--only size=3: it is group=, dtype=, quantity=, flag=, case='],
    [['--only', 'group=axes', '--only', 'flag=clipping'], '--only: no vector has all of that; ask for less'],
    [['--profile', 'large'], '--format json: the profile large is too large for it; use npz or safetensors'],
    [['--seed', '1'], '--seed: the profile full is the same for all; only large is made from a seed'],
    [['--profile', 'core', '--seed', '7'], '--seed: the profile core is the same for all'],
    [['--shard', '3/2'], 'It is i/n, with i from 1 to n'],
  ])('refuses %j in one line, and writes nothing', async (words, message) => {
    const folder = join(root, 'refused');
    const { code, err } = await type(['vectors', 'export', '--out', folder, ...words]);

    expect([code, err.split('\n').length, existsSync(folder)]).toEqual([2, 2, false]);
    expect(err).toContain(message);
  });
});

describe('softproof vectors verify', () => {
  it.each([['json'], ['jsonl'], ['npz'], ['safetensors'], ['onnx'], ['c']])(
    'finds nothing to say of an export: %s',
    async (format) => {
      const folder = await exportTo(`fine-${format}`, '--format', format, '--only', 'group=single-class');
      const { code, out } = await type(['vectors', 'verify', folder]);

      expect([code, out]).toEqual([0, expect.stringMatching(/^\d+ files in .*: all as derived anew\n$/)]);
    },
  );

  it.each([
    ['jsonl', 'single-class.float64.jsonl', 'single-class/zero, expected.0.levels.safe.lowest.0: says '],
    [
      'npz',
      'single-class.float64.npz',
      'single-class/zero/softmax/float64/lowest, element 0, differs: byte ',
    ],
    [
      'safetensors',
      'single-class.float64.safetensors',
      'single-class/zero/logits, element 0, differs: byte ',
    ],
    ['c', 'single-class.float64.h', 'line 1 differs: byte 2 '],
  ])('says what differs: %s', async (format, name, message) => {
    const folder = await exportTo(`odd-${format}`, '--format', format, '--only', 'group=single-class');
    const bytes = readFileSync(join(folder, name));
    if (format === 'jsonl') {
      const text = bytes.toString().replace(/"safe":\{"lowest":\["[^"]*"/, '"safe":{"lowest":["-9"');
      writeFileSync(join(folder, name), text);
    } else {
      const array = format === 'npz' ? 'softmax/float64/lowest.npy' : '';
      const at = {
        npz: bytes.indexOf(array) + array.length + 128,
        safetensors: 8 + Number(bytes.readBigUInt64LE()),
        c: 2,
      }[format]!;
      bytes[at] = 0x77;
      writeFileSync(join(folder, name), bytes);
    }
    const { code, out } = await type(['vectors', 'verify', folder]);

    expect(code).toBe(1);
    expect(out).toContain(
      `${name}: ${format === 'jsonl' ? 'has ' : 'is not as its SHA-256 in the manifest says\n'}`,
    );
    expect(out).toContain(message);
  });

  it('finds what is of no group and changed, although the manifest was changed with it', async () => {
    const folder = await exportTo('forged', '--format', 'c', '--only', 'group=single-class,masks');
    const path = join(folder, 'vectors.h');
    const hash = () => createHash('sha256').update(readFileSync(path)).digest('hex');
    const before = hash();
    edit(path, (text) => text.replaceAll('masks', 'tasks'));
    edit(join(folder, 'manifest.json'), (text) => text.replace(before, hash()));
    const { code, out } = await type(['vectors', 'verify', folder]);

    expect(code).toBe(1);
    expect(out).toMatch(
      /manifest\.json: vectors\.h: says \d+ bytes with the SHA-256 \w{64} where .* is right\n/,
    );
  });

  it('says which files are missing, or of no manifest, and that a manifest is wrong', async () => {
    const folder = join(root, 'files');
    cpSync(exported, folder, { recursive: true });
    rmSync(join(folder, 'masked-labels.float64.json'));
    writeFileSync(join(folder, 'notes.txt'), '');
    const manifest = join(folder, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"cases": 18', '"cases": 19'));
    const { code, out } = await type(['vectors', 'verify', folder]);

    expect(code).toBe(1);
    expect(out).toContain('masked-labels.float64.json: is missing');
    expect(out).toContain('notes.txt: is not in the manifest');
    expect(out).toContain('manifest.json: cases: says 19 where 18 is right');
    expect(out).toContain('3 differences');
  });

  it('finds an interrupted export of files that it cannot read one by one', async () => {
    const folder = join(root, 'begun');
    mkdirSync(join(folder, '.softproof-export'), { recursive: true });
    const { code, out, err } = await type(['vectors', 'verify', folder]);

    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(
      /begun: an export into it has not come to its end; .*\n0 of .* in .*: 1 difference\n$/,
    );
  });

  it('says once, and in one place, that a file of a manifest has lost its end', async () => {
    const folder = await exportTo('cut-off', '--only', 'group=single-class', '--only', 'dtype=float64');
    const name = join(folder, 'single-class.float64.json');
    edit(name, (text) => text.slice(0, 500));
    const { code, out, err } = await type(['vectors', 'verify', folder]);

    expect([code, err]).toEqual([1, '']);
    expect(out.replaceAll(folder, '')).toMatch(
      /^\/single.*json: has 500 bytes where .*\n\/single.*json: not JSON: .*\n2 files in : 1 difference\n$/,
    );
  });

  it('takes no path that leads out of the folder', async () => {
    const folder = join(root, 'hostile');
    mkdirSync(folder);
    const manifest = readFileSync(join(exported, 'manifest.json'), 'utf8').replace(
      '"LICENSE"',
      '"../LICENSE"',
    );
    writeFileSync(join(folder, 'manifest.json'), manifest);

    expect(await type(['vectors', 'verify', folder])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/manifest\.json: files\.0\.name: /),
    });
  });

  it('derives JSON anew where another version wrote it', async () => {
    const folder = join(root, 'older');
    cpSync(exported, folder, { recursive: true });
    const manifest = join(folder, 'manifest.json');
    writeFileSync(
      manifest,
      readFileSync(manifest, 'utf8').replace(/"vectors": "[^"]*"/, '"vectors": "0.0.1"'),
    );
    const { code, out } = await type(['vectors', 'verify', folder]);

    expect([code, out]).toEqual([0, expect.stringContaining('with vectors 0.0.1; this is softproof')]);
  });

  it('gives no verdict on files of another version that are not JSON', async () => {
    const folder = await exportTo('older-npz', '--format', 'npz', '--only', 'group=single-class');
    const manifest = join(folder, 'manifest.json');
    edit(manifest, (text) => text.replace(/"vectors": "[^"]*"/, '"vectors": "0.0.1"'));

    expect(await type(['vectors', 'verify', folder])).toMatchObject({
      code: 3,
      out: expect.stringMatching(/: hashes as in the manifest, and not derived anew\n$/),
    });
  });

  it('finds what a manifest says wrongly of what was left out, or of which share it is', async () => {
    const folder = await exportTo('edited', '--format', 'npz', '--only', 'group=single-class');
    const manifest = join(folder, 'manifest.json');
    edit(manifest, (text) => text.replace('no number has 40 digits', 'so be it'));
    expect(await type(['vectors', 'verify', folder])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/manifest\.json: left_out: says .*so be it.* where .* is right\n/),
    });

    renameSync(manifest, join(folder, 'manifest.2-of-3.json'));
    expect(await type(['vectors', 'verify', folder])).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        'manifest.2-of-3.json: is the manifest of another share; call it manifest.json',
      ),
    });
  });

  it('reads a last line that has lost its end', async () => {
    const folder = await exportTo('lines', '--format', 'jsonl', '--only', 'group=single-class');
    rmSync(join(folder, 'manifest.json'));
    edit(join(folder, 'single-class.float64.jsonl'), (text) => `${text}{"cut`);

    expect(await type(['vectors', 'verify', folder])).toMatchObject({
      code: 2,
      err: expect.stringContaining('single-class.float64.jsonl: line 7: not JSON'),
    });
  });

  it('prints nothing that moves the cursor of a terminal', async () => {
    const folder = await exportTo('cursor', '--only', 'group=single-class');
    writeFileSync(join(folder, 'a\x1b[2Jb\nc'), '');
    edit(join(folder, 'single-class.float64.json'), (text) =>
      text.replaceAll('"single-class', '"\\u001b[2J'),
    );
    const { out, err } = await type(['vectors', 'verify', folder]);

    expect(out).toContain('a [2Jb c: is not in the manifest');
    expect(out).toContain('group: ');
    expect(`${out}${err}`).not.toContain('\x1b');
  });

  it('finds nothing to say of a file that was copied', async () => {
    const { code, out } = await type(['vectors', 'verify', changed('same', (text) => text)]);

    expect(code).toBe(0);
    expect(out).toMatch(
      /^1 of 96 vector files in .*: all as derived anew; there is no manifest.json, so no hashes were compared\n$/,
    );
  });

  it('says which expected value differs from the one derived', async () => {
    const folder = changed('wrong', (text) => text.replace('"lowest": ["-20"', '"lowest": ["-21"'));
    const { code, out } = await type(['vectors', 'verify', folder]);

    expect(code).toBe(1);
    expect(out).toContain(
      'worked-examples/two-equal, expected.0.levels.safe.lowest.0: says -21 where -20 is right',
    );
  });

  it('refuses a file that is not of the form, naming file and field', async () => {
    const folder = changed('schema', (text) => text.replace('"dtype": "float64"', '"dtype": "double"'));
    const { code, err } = await type(['vectors', 'verify', folder]);

    expect(code).toBe(2);
    expect(err).toMatch(/^softproof: .*worked-examples\.float64\.json: dtype/);
  });

  it('says which cases are missing, renamed, or in a file renamed', async () => {
    const renamed = changed('renamed', (text) =>
      text.replaceAll('worked-examples/two-equal"', 'worked-examples/2"'),
    );
    expect(await type(['vectors', 'verify', renamed])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/two-equal is missing\n.*worked-examples\/2 is no case of the group\n/),
    });

    const moved = changed('moved', (text) => text);
    renameSync(join(moved, 'worked-examples.float64.json'), join(moved, 'mine.json'));
    expect(await type(['vectors', 'verify', moved])).toMatchObject({
      code: 1,
      out: expect.stringContaining('mine.json: is called worked-examples.float64.json'),
    });
  });

  it('reports every file that is not of the form', async () => {
    const folder = changed('both', (text) => text.slice(0, 100));
    writeFileSync(join(folder, 'other.json'), '{}');
    const { code, err } = await type(['vectors', 'verify', folder]);

    expect([code, err.match(/^softproof: .*(other|float64)\.json: /gm)?.length]).toEqual([2, 2]);
  });

  it('refuses a file that is not JSON', async () => {
    const folder = changed('cut', (text) => text.slice(0, 100));

    expect(await type(['vectors', 'verify', folder])).toMatchObject({ code: 2, out: '' });
  });

  it.each([['nowhere'], ['empty']])(
    'refuses a folder that is not there, or has no vectors: %s',
    async (name) => {
      mkdirSync(join(root, 'empty'), { recursive: true });

      expect(await type(['vectors', 'verify', join(root, name)])).toMatchObject({
        code: 2,
        err: expect.stringMatching(/^softproof: .*name (one|a folder)/),
      });
    },
  );
});

describe('what a stranger left in the folder of an export', () => {
  const words = ['--only', 'group=single-class', '--only', 'dtype=float64'];
  /** A folder with a journal of an interrupted export. */
  function begun(name: string, stage: string, ...lines: unknown[]): string {
    const folder = join(root, name);
    mkdirSync(join(folder, stage), { recursive: true });
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    writeFileSync(join(folder, stage, 'journal'), text);
    return folder;
  }
  const precious = (name: string) => {
    const text = 'precious';
    writeFileSync(join(root, 'precious'), text);
    return { name, bytes: text.length, sha256: createHash('sha256').update(text).digest('hex') };
  };

  it('takes away nothing outside of it', async () => {
    for (const name of ['../precious', 'link/precious']) {
      const header = { identity: '', earlier: [precious(name)] };
      const folder = begun(`stranger-${name.length}`, '.softproof-export', header);
      symlinkSync('..', join(folder, 'link'));
      await exportTo(`stranger-${name.length}`, ...words);

      expect(existsSync(join(root, 'precious')), name).toBe(true);
    }
  });

  it.each([['{}'], ['null'], [{ identity: '' }], [{ identity: '', earlier: [{ name: 'x' }] }]])(
    'does not go on with what is no journal: %j',
    async (line) => {
      begun('no-journal', '.softproof-export', line, 'x');

      expect(readdirSync(await exportTo('no-journal', ...words))).not.toContain('.softproof-export');
    },
  );

  it('is cleared of what shares began, when the whole is exported', async () => {
    const share = await exportTo('begun-share', '--only', 'group=label-ends', '--shard', '1/2');
    const { files } = JSON.parse(readFileSync(join(share, 'manifest.1-of-2.json'), 'utf8'));
    rmSync(join(share, 'manifest.1-of-2.json'));
    begun('begun-share', '.softproof-export.1-of-2', { identity: '', earlier: files });
    await exportTo('begun-share', ...words);

    expect(readdirSync(share).sort()).toEqual(['LICENSE', 'manifest.json', 'single-class.float64.json']);
  });

  it('is no export where a folder has the name of a manifest, and is refused', async () => {
    mkdirSync(join(root, 'in-the-way', 'manifest.json'), { recursive: true });
    const { code, err } = await type(['vectors', 'export', '--out', join(root, 'in-the-way'), ...words]);

    expect([code, err]).toEqual([2, expect.stringMatching(/: holds manifest\.json, and no export; .*\n$/)]);
  });
});

describe('softproof vectors merge', () => {
  it('refuses shares that are missing, damaged, under way, or of two exports', async () => {
    const words = ['--only', 'group=single-class'];
    const folder = await exportTo('shares', ...words, '--shard', '1/2');
    const merge = () => type(['vectors', 'merge', folder]);

    expect(await merge()).toMatchObject({
      code: 2,
      err: expect.stringContaining('manifest.2-of-2.json: is missing'),
    });
    await exportTo('shares', '--only', 'group=label-ends', '--shard', '2/2');
    expect(await merge()).toMatchObject({ code: 2, err: expect.stringContaining('its only is not that of') });
    await exportTo('shares', ...words, '--shard', '2/2');
    writeFileSync(join(folder, 'single-class.float32.json'), '');
    expect(await merge()).toMatchObject({
      code: 2,
      err: expect.stringMatching(/has 0 bytes where the manifest says \d+; copy it again/),
    });
    expect(await type(['vectors', 'merge', exported])).toMatchObject({ code: 2 });
    mkdirSync(join(folder, '.softproof-export.2-of-2'));
    expect(await merge()).toMatchObject({
      code: 2,
      err: expect.stringContaining('has not come to its end'),
    });
  });
});

describe('softproof vectors list', () => {
  it('counts what an export would hold', async () => {
    const { out } = await type(['vectors', 'list', ...SOME]);
    const list = JSON.parse((await type(['vectors', 'list', ...SOME, '--json'])).out);
    const manifest = JSON.parse(readFileSync(join(exported, 'manifest.json'), 'utf8'));

    expect(out).toContain('full: 18 cases');
    expect(out).toMatch(/single-class +12 .*float64, float32/);
    expect(out).toMatch(/single-class +12 +degenerate shape/);
    expect([list.cases, list.elements]).toEqual([manifest.cases, manifest.elements]);
  });
});

describe('an interruption', () => {
  /** Ends a command when it shows a sign of life; its exit code, and what it said last. */
  async function ended(
    words: readonly string[],
    signal: 'SIGINT' | 'SIGKILL',
    alive: (err: string) => boolean,
  ) {
    const child = spawn(process.execPath, [join(built(), 'cli', 'main.js'), 'vectors', ...words]);
    const closed = new Promise((resolve) => child.on('close', resolve));
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    await vi.waitFor(() => expect(alive(err)).toBe(true), { timeout: 30_000, interval: 5 });
    child.kill(signal);
    return [await closed, err.split('\n').at(-2)];
  }

  const several = ['--only', 'group=worked-examples,max-seed', '--only', 'dtype=float64,float16'];
  const visible = (folder: string) => readdirSync(folder).filter((name) => !name.startsWith('.'));
  const begun = (folder: string) => () => existsSync(folder) && visible(folder).length > 1;

  it.each(['SIGINT', 'SIGKILL'] as const)(
    'leaves no file that looks whole and is not, and the export goes on where it was: %s',
    async (signal) => {
      const folder = join(root, signal);
      const [code] = await ended(['export', '--out', folder, ...several], signal, begun(folder));
      const left = visible(folder);
      const whole = await exportTo('whole', ...several);

      expect(code).toBe(signal === 'SIGINT' ? 130 : null);
      expect(left).not.toContain('manifest.json');
      expect(left.length).toBeLessThan(visible(whole).length);
      for (const name of left) expect(bytesOf(folder)[name], name).toBe(bytesOf(whole)[name]);
      expect((await type(['vectors', 'verify', folder])).out).toContain('has not come to its end');

      const before = statSync(join(folder, left[0]!)).ino;
      await exportTo(signal, ...several);
      expect(statSync(join(folder, left[0]!)).ino).toBe(before);
      expect(bytesOf(folder)).toEqual(bytesOf(whole));
    },
  );

  it('ends a verification between two files', async () => {
    const folder = join(root, 'long');
    cpSync(exported, folder, { recursive: true });
    rmSync(join(folder, 'manifest.json'));
    writeFileSync(join(folder, 'a.json'), '');

    expect(await ended(['verify', folder], 'SIGINT', (err) => err !== '')).toEqual([
      130,
      'softproof: interrupted',
    ]);
  });
});
