import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/contract/errors.ts';
import type { Quantity } from '../../src/contract/quantity.ts';
import { inProcess } from '../../src/subjects/in-process.ts';
import { plain } from './samples.ts';

async function ask(module: object, ...quantities: readonly Quantity[]) {
  const [reply] = await inProcess(module).ask([{ problem: plain, quantities }]);
  return reply;
}

const uniform = (_: Float64Array, rows: number, classes: number) => Array(rows * classes).fill(1 / classes);
const thirds = { kind: 'value', values: new Float64Array(6).fill(1 / 3) };

describe('a module', () => {
  it('answers by its functions', async () => {
    const reply = await ask({ softmax: uniform, crossEntropy: () => 2 }, 'softmax', 'cross_entropy');
    expect(reply).toEqual({
      answers: { softmax: thirds, cross_entropy: { kind: 'value', values: Float64Array.of(2) } },
      wroteToInput: false,
    });
  });

  it('may take its time', async () => {
    const reply = await ask(
      { softmax: async (...given: Parameters<typeof uniform>) => uniform(...given) },
      'softmax',
    );
    expect(reply?.answers.softmax).toEqual(thirds);
  });

  it('is asked one question after the other, however many are put at once', async () => {
    const events: string[] = [];
    const softmax = async (...given: Parameters<typeof uniform>) => {
      events.push('begun');
      await new Promise((resolve) => setTimeout(resolve, 1));
      events.push('done');
      return uniform(...given);
    };
    const subject = inProcess({ softmax });
    const question = { problem: plain, quantities: ['softmax'] } as const;
    await Promise.all([subject.ask([question]), subject.ask([question])]);

    expect(events).toEqual(['begun', 'done', 'begun', 'done']);
  });

  it('may be a default export that is an object with methods', async () => {
    class Model {
      bias = 2;
      crossEntropy() {
        return this.bias;
      }
    }
    const reply = await ask({ default: new Model() }, 'cross_entropy');
    expect(reply?.answers.cross_entropy).toEqual({ kind: 'value', values: Float64Array.of(2) });
  });

  it('refuses by throwing, and by what is not numbers', async () => {
    const odd = {
      softmax: () => {
        throw new RangeError('no rows');
      },
      crossEntropy: () => undefined,
      logSoftmax: () => Promise.reject('later'),
    };
    expect((await ask(odd, 'softmax', 'cross_entropy', 'log_softmax'))?.answers).toEqual({
      softmax: { kind: 'refused', reason: 'softmax threw RangeError: no rows' },
      cross_entropy: { kind: 'refused', reason: 'crossEntropy returned undefined, not a number' },
      log_softmax: { kind: 'refused', reason: 'logSoftmax threw later' },
    });
  });

  it('does not support what it has no function for', async () => {
    const reply = await ask({ softmax: uniform }, 'cross_entropy_grad');
    expect(reply?.answers.cross_entropy_grad).toEqual({
      kind: 'unsupported',
      reason: 'there is no function crossEntropyGradient',
    });
  });

  it('that writes to its input is seen, and spoils nothing for its other functions', async () => {
    const module = {
      softmax: (logits: Float64Array) => logits.fill(7),
      logSoftmax: (logits: Float64Array) => logits,
    };
    const reply = await ask(module, 'softmax', 'log_softmax');
    expect(reply?.wroteToInput).toBe(true);
    expect(reply?.answers.log_softmax).toEqual({ kind: 'value', values: plain.logits.values });
  });
});

describe('the claims of a module', () => {
  const claims = (module: object) => inProcess(module).capabilities;

  it('are its functions, if it says nothing', () => {
    expect(claims({ softmax: uniform, logSoftmax: 'not a function' }).cells).toEqual([
      { quantity: 'softmax', dtype: 'float64', output: 'float64' },
    ]);
  });

  it('are what it says', () => {
    const { cells, reductions } = claims({
      softmax: uniform,
      capabilities: { dtypes: ['float32'], reductions: ['sum'] },
    });
    expect(cells).toEqual([{ quantity: 'softmax', dtype: 'float32', output: 'float32' }]);
    expect(reductions).toEqual(['sum']);
  });

  it('are an error of usage if they make no sense', () => {
    const odd = { softmax: uniform, capabilities: { dtypes: ['int8'] } };
    expect(() => claims(odd)).toThrow(UsageError);
    expect(() => claims(odd)).toThrow(/^capabilities\.dtypes\.0: /);
  });

  it.each([[{}], [null], [undefined], [3]])(
    'are an error of usage where nothing is judged: %j',
    (nothing) => {
      expect(() => inProcess(nothing as object)).toThrow(UsageError);
    },
  );
});

describe('the identity of a module', () => {
  it('is what it calls itself, unless it is told otherwise', () => {
    const module = { name: 'mine', version: '1.2', softmax: uniform };
    expect(inProcess(module).identity).toEqual({ name: 'mine', version: '1.2' });
    expect(inProcess(module, { name: 'yours' }).identity).toEqual({ name: 'yours' });
    expect(inProcess({ softmax: uniform }).identity).toEqual({ name: 'in-process' });
  });
});

it('closing ends nothing', async () => {
  await expect(inProcess({ softmax: uniform }).close()).resolves.toBeUndefined();
});
