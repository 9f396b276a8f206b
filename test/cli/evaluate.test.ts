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
});
