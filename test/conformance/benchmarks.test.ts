import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const conformance = join(import.meta.dirname, '..', '..', 'conformance');
const bench = (file: string) => import(join(conformance, 'bench', file));
const read = (file: string) => readFileSync(join(conformance, file), 'utf8');

describe('the page of benchmarks', () => {
  it('is made from the data beside it', async () => {
    const { page } = await bench('page.mjs');
    expect(read('BENCHMARKS.md')).toBe(page(JSON.parse(read('benchmarks.json'))));
  });

  it('tells how near our fastest kernel comes to its bounds', async () => {
    const { page } = await bench('page.mjs');
    const { speed } = JSON.parse(read('benchmarks.json'));
    speed.bounds = [{ id: 'memory-bound', bound: 'memory' }];
    for (const measured of Object.values<Record<string, { shapes: object }>>(speed.tasks)) {
      const times = { 'softproof-simd': { low: 0.2, median: 0.25, high: 0.304 } };
      const shapes = Object.keys(measured.plain!.shapes).map((shape) => [shape, { times }]);
      measured['memory-bound'] = { shapes: Object.fromEntries(shapes) };
    }
    const cells = new Array(4).fill('25 % (20–30)').join(' | ');
    expect(page({ speed })).toContain(`| memory | ${cells} |`);
  });

  it('tells of what is not installed once how to mend it', async () => {
    const { page } = await bench('page.mjs');
    const { speed } = JSON.parse(read('benchmarks.json'));
    const why = 'not installed: (cd there && npm ci)';
    speed.skipped = [
      { id: 'one', why },
      { id: 'other', why },
      { id: 'third', why: 'ENOENT' },
    ];
    expect(page({ speed })).toContain(`Left out:\n\n- one, other: ${why}\n- third: ENOENT\n`);
    speed.contenders = speed.contenders.filter(({ id }: { id: string }) => id !== 'jax');
    expect(page({ speed })).not.toContain('JAX');
  });

  it('has all parts and all our kernels', async () => {
    const { OWN_KERNELS } = await bench('own-kernels.mjs');
    const { speed, oracle, runs, growth } = JSON.parse(read('benchmarks.json'));
    for (const part of [speed, oracle, runs, growth]) expect(part.measured.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    const ours = speed.contenders.filter(({ own }: { own: boolean }) => own);
    expect(ours.map(({ id }: { id: string }) => id)).toEqual(
      Object.keys(OWN_KERNELS).map((build) => `softproof-${build}`),
    );
  });
});

describe('paired samples', () => {
  it('have quartiles', async () => {
    const { quartiles } = await bench('pairs.mjs');
    expect(quartiles([3, 1, 2, 5, 4])).toEqual({ low: 2, median: 3, high: 4 });
    expect(quartiles([2, 1])).toEqual({ low: 1.25, median: 1.5, high: 1.75 });
  });

  it('are divided round by round', async () => {
    const { ratio } = await bench('pairs.mjs');
    expect(ratio([10, 40, 90], [1, 2, 3])).toEqual({ low: 15, median: 20, high: 25 });
    expect(ratio([10, 40], [1, 2, 3]).median).toBe(15);
  });

  it('are taken in turns, beginning with another contender each round', async () => {
    const { interleave } = await bench('pairs.mjs');
    const order: string[] = [];
    const contender = (name: string, rounds: number) => ({
      rounds,
      sample: async () => order.push(name),
    });
    const samples = await interleave([contender('a', 3), contender('b', 2)]);
    expect(order.join('')).toBe('abbaa');
    expect(samples).toEqual([
      [1, 4, 5],
      [2, 3],
    ]);
  });
});

describe('what is measured', () => {
  it('is called twice as often until it takes long enough', async () => {
    const { longEnough } = await bench('cpu.mjs');
    const asked: number[] = [];
    const measure = (calls: number) => {
      asked.push(calls);
      return 0.25;
    };
    expect(await longEnough(1, measure)).toEqual({ calls: 4, seconds: 0.25 });
    expect(asked).toEqual([1, 2, 4]);
  });

  it('has slope 1 where it is in proportion, 2 where it is squared', async () => {
    const { slopeOf } = await bench('growth.mjs');
    const grown = (power: number) =>
      [10, 100, 1000].map((elements) => ({ elements, seconds: elements ** power }));
    expect(slopeOf(grown(1))).toBeCloseTo(1);
    expect(slopeOf(grown(2))).toBeCloseTo(2);
  });

  it('is on the same data every time', async () => {
    const { ordinary } = await bench('inputs.mjs');
    const { logits, labels } = ordinary(100, 50);
    expect(ordinary(100, 50).logits).toEqual(logits);
    const mean = logits.reduce((sum: number, x: number) => sum + x) / logits.length;
    const square = logits.reduce((sum: number, x: number) => sum + x * x) / logits.length;
    expect(Math.abs(mean)).toBeLessThan(0.1);
    expect(Math.abs(square - 4)).toBeLessThan(0.3);
    expect(Math.min(...labels)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...labels)).toBeLessThan(50);
  });
});

describe('a contender', () => {
  it('is started, timed and asked', async () => {
    const { Worker } = await bench('worker.mjs');
    const worker = await Worker.start(['node', join(conformance, 'bench', 'workers', 'plain.mjs')]);
    expect(worker.about).toMatchObject({ name: 'plain JavaScript', dtype: 'float64' });
    await worker.load('loss and gradient', { rows: 1, classes: 2, logits: [3, 3], labels: Int32Array.of(1) });
    expect(await worker.seconds(3)).toBeGreaterThan(0);
    expect(await worker.answers()).toEqual({
      cross_entropy: Float64Array.of(Math.LN2),
      cross_entropy_grad: Float64Array.of(0.5, -0.5),
    });
    await worker.stop();
  });

  it('may be a bound', async () => {
    const { Worker } = await bench('worker.mjs');
    for (const bound of ['memory', 'arithmetic']) {
      const worker = await Worker.start(['node', join(conformance, 'bench', 'workers', 'bounds.mjs'), bound]);
      await worker.load('softmax', {
        rows: 2,
        classes: 3,
        logits: new Float64Array(6),
        labels: new Int32Array(2),
      });
      expect(await worker.seconds(10)).toBeGreaterThan(0);
      await worker.stop();
    }
  });

  it('that does not start says why', async () => {
    const { Worker } = await bench('worker.mjs');
    const silent = ['node', '--eval', 'console.error("no such library"); process.exit(1)'];
    await expect(Worker.start(silent)).rejects.toThrow('no such library');
    await expect(Worker.start(['softproof-no-such-program'])).rejects.toThrow('ENOENT');
  });

  it('is judged with the lowest level and the largest error', async () => {
    const { both } = await bench('accuracy.mjs');
    const a = { softmax: { level: 'exact', worst: 0.5 } };
    const b = { softmax: { level: 'stable', worst: 0.25 } };
    expect(both(undefined, a)).toEqual(a);
    expect(both(a, b)).toEqual({ softmax: { level: 'stable', worst: 0.5 } });
  });
});

it('every library of its own is pinned and says how to install it', () => {
  for (const library of ['jax', 'scikit-learn']) {
    const folder = join('bench', 'peers', library);
    expect(JSON.parse(read(join(folder, 'peer.json'))).install).toContain('requirements.txt');
    for (const line of read(join(folder, 'requirements.txt')).trim().split('\n')) {
      expect(line).toMatch(/^[\w.-]+==[\w.]+$/);
    }
    expect(existsSync(join(conformance, folder))).toBe(true);
  }
});
