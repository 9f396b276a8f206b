import { describe, expect, it } from 'vitest';
import { type } from './terminal.ts';

describe('softproof evaluate', () => {
  it('prints exact values to the digits asked for', async () => {
    const { code, out } = await type(['evaluate', '--logits', '0, 600', '--label', '1', '--digits', '50']);

    expect(code).toBe(0);
    expect(out).toContain('2.6503965530043108163386794472695827015290925499432e-261, a little more');
    expect(out).toContain('float64 2.6503965530043108e-261, bits 09d4dd4d0d12c071');
  });

  it('says which float64 was read', async () => {
    const { out } = await type(['evaluate', '--logits', '0.1', '--digits', '20']);

    expect(out).toContain('each read as the float64 nearest to what was written');
    expect(out).toContain('1.0000000000000000555e-1, a little more');
    expect(out).toContain('float64 0.1, bits 3fb999999999999a');
  });

  it('prints probabilities alone where there is no label', async () => {
    const { out } = await type(['evaluate', '--logits', '0, 0', '--digits', '3']);

    expect(out).toContain('\nsoftmax\n  [0, 0]  5e-1, exactly\n');
    expect(out).toContain('\nlog_softmax\n  [0, 0]  -6.93e-1, a little less\n');
    expect(out).not.toContain('cross_entropy');
  });

  it('takes several rows, a label each, and the quantities named', async () => {
    const words = [
      'evaluate',
      '--logits',
      '0,0; -inf,7',
      '--label',
      '0,1',
      '--quantity',
      'cross_entropy_grad',
    ];
    const { out } = await type(words);
    const [, gradient] = out.split('\n\n');

    expect(gradient?.split('\n').filter((line) => line.startsWith('  ['))).toEqual([
      '  [0, 0]  -2.5e-1, exactly',
      '  [0, 1]  2.5e-1, exactly',
      '  [1, 0]  0, exactly',
      '  [1, 1]  0, exactly',
    ]);
  });

  /** The exact values of the last quantity printed, without their places. */
  const values = async (...words: string[]) => {
    const { code, out, err } = await type(['evaluate', '--digits', '6', ...words]);
    expect([code, err]).toEqual([0, '']);
    return (out.split('\n\n').at(-1) ?? '').split('\n').filter((line) => /exactly|a little/.test(line));
  };

  it('takes the loss with all its options', async () => {
    const two = ['--logits', '0, 0; 0, 0', '--label', '0, 1'];
    const loss = ['--quantity', 'cross_entropy'];

    expect(await values('--logits', '0, 0', '--targets', '0.5, 0.25', ...loss)).toEqual([
      '    5.1986e-1, a little more',
    ]);
    expect(await values(...two, '--weights', '3, 1', '--reduction', 'sum', ...loss)).toEqual([
      '    2.77259, a little less',
    ]);
    expect(await values('--logits', '0, 0, 9', '--label', '0', '--smoothing', '1', ...loss)).toEqual([
      '    6.00025, a little less',
    ]);
    expect(await values(...two, '--ignore-index', '1', '--reduction', 'none', ...loss)).toEqual([
      '  [0, 0]  6.93147e-1, a little more',
      '  [1, 0]  0, exactly',
    ]);
  });

  it('takes the gradient with what comes down to it', async () => {
    const words = ['--logits', '0, 0; 0, 0', '--label', '0, 1', '--reduction', 'none', '--upstream', '2, -4'];
    const { out } = await type(['evaluate', ...words, '--quantity', 'cross_entropy_grad']);

    expect(out).toContain('cross_entropy_grad (of each row loss, times what comes down to it)\n');
    expect(await values(...words, '--quantity', 'cross_entropy_grad')).toEqual([
      '  [0, 0]  -1, exactly',
      '  [0, 1]  1, exactly',
      '  [1, 0]  -2, exactly',
      '  [1, 1]  2, exactly',
    ]);
  });

  it('reads and rounds in the dtype that it is told', async () => {
    const { out } = await type(['evaluate', '--logits', '0.1, 0', '--dtype', 'float16', '--digits', '6']);

    expect(out).toContain('logits, each read as the float16 nearest to what was written');
    expect(out).toContain('[0, 0]  9.99756e-2, a little less\n          float16 0.0999755859375, bits 2e66');
    expect(out).toContain('[0, 0]  5.24973e-1, a little more\n          float16 0.52490234375, bits 3833');
  });
});
