import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { OWN_KERNELS } from './own-kernels.mjs';
import { Worker } from './worker.mjs';

const bench = import.meta.dirname;
const worker = (file) => join(bench, 'workers', file);
const python = join('.venv', 'bin', 'python');

/**
 * Others: the folder that a library is installed in, by the command `install` in a manifest, and the program that serves it
 * to the benchmarks, run by node or by that folder's Python.
 */
const PEERS = [
  { id: 'pytorch', home: '../subjects/pytorch', program: [python, worker('pytorch.py'), 'eager'] },
  {
    id: 'pytorch-compiled',
    home: '../subjects/pytorch',
    program: [python, worker('pytorch.py'), 'compiled'],
  },
  { id: 'pytorch-formula', home: '../subjects/pytorch', program: [python, worker('pytorch.py'), 'formula'] },
  { id: 'jax', home: 'peers/jax', program: [python, worker('jax_cpu.py')] },
  { id: 'scikit-learn', home: 'peers/scikit-learn', program: [python, worker('scikit_learn.py')] },
  { id: 'onnxruntime', home: '../subjects/onnxruntime', program: ['node', worker('onnxruntime.mjs')] },
  { id: 'tfjs', home: '../subjects/tfjs', program: ['node', worker('tfjs.mjs')] },
  { id: 'plain', program: ['node', worker('plain.mjs')] },
];

const OWN = Object.keys(OWN_KERNELS).map((build) => ({
  id: `softproof-${build}`,
  own: true,
  program: ['node', worker('softproof.mjs'), build],
}));

/** What is no contender, but races with them: what none of our kernels can be faster than. */
const BOUNDS = ['memory', 'arithmetic'].map((bound) => ({
  id: `${bound}-bound`,
  bound,
  program: ['node', worker('bounds.mjs'), bound],
}));

/**
 * One thread each, however many a library would like; PyTorch compiles in the same process. The C library keeps memory that
 * was freed: without that, new pages for every result cost some libraries more than what they compute.
 */
const ENVIRONMENT = {
  OMP_NUM_THREADS: '1',
  OPENBLAS_NUM_THREADS: '1',
  TORCHINDUCTOR_COMPILE_THREADS: '1',
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: String(2 ** 25),
  MALLOC_TRIM_THRESHOLD_: String(2 ** 40),
};

/** Words that keep a program on one core, where the system has them. */
export const PIN = spawnSync('taskset', ['-c', '0', 'true']).status === 0 ? ['taskset', '-c', '0'] : [];

/**
 * Starts all contenders that are installed, ours first, and the bounds.
 * @returns { started: [{ id, own, bound, worker }], skipped: [{ id, why }] }
 */
export async function startAll() {
  const started = [];
  const skipped = [];
  for (const { id, own = false, bound, home, program } of [...OWN, ...PEERS, ...BOUNDS]) {
    const [command, ...words] = program;
    const found = command === python ? join(bench, home, python) : command;
    if (home && !existsSync(command === python ? found : join(bench, home, 'node_modules'))) {
      skipped.push({ id, why: `not installed: ${installOf(home)}` });
      continue;
    }
    try {
      started.push({ id, own, bound, worker: await Worker.start([...PIN, found, ...words], ENVIRONMENT) });
    } catch (error) {
      skipped.push({ id, why: error.message });
    }
  }
  return { started, skipped };
}

/** What installs a peer, said in the folder that `npm run bench` is said in. */
function installOf(home) {
  const folder = join(bench, home);
  const manifest = ['subject.json', 'peer.json'].map((file) => join(folder, file)).find(existsSync);
  const { install } = JSON.parse(readFileSync(manifest, 'utf8'));
  return `(cd ${relative(join(bench, '..', '..'), folder)} && ${install})`;
}
