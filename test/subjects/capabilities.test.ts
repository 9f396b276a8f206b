import { describe, expect, it } from 'vitest';
import { DIALECT } from '../../src/contract/dialect.ts';
import { capabilitiesOf, outputOf } from '../../src/subjects/capabilities.ts';
import { Declared } from '../../src/subjects/declared.ts';
import { valid } from '../../src/subjects/valid.ts';

const read = (declared: unknown) => capabilitiesOf(valid(Declared, declared));

describe('capabilities', () => {
  it('are modest where nothing more is said', () => {
    expect(read({ quantities: ['softmax'] })).toEqual({
      cells: [{ quantity: 'softmax', dtype: 'float64', output: 'float64' }],
      targets: ['index'],
      reductions: ['mean'],
      options: [],
      limits: {},
      dialect: {},
    });
  });

  it('are a cell for each quantity and dtype, named once', () => {
    const { cells } = read({
      quantities: ['softmax', 'cross_entropy', 'softmax'],
      dtypes: ['float32', 'float16'],
      outputs: { float16: { cross_entropy: 'float32' } },
    });
    expect(cells).toEqual([
      { quantity: 'softmax', dtype: 'float32', output: 'float32' },
      { quantity: 'cross_entropy', dtype: 'float32', output: 'float32' },
      { quantity: 'softmax', dtype: 'float16', output: 'float16' },
      { quantity: 'cross_entropy', dtype: 'float16', output: 'float32' },
    ]);
  });

  it('come in one order, however they are declared', () => {
    const dtypes = ['float32', 'float64'];
    const quantities = ['softmax', 'cross_entropy_grad'];
    const turned = read({ quantities: quantities.toReversed(), dtypes: dtypes.toReversed() });

    expect(turned.cells).toEqual(read({ quantities, dtypes }).cells);
    expect(turned.cells[0]).toMatchObject({ quantity: 'softmax', dtype: 'float64' });
  });

  it('keep all that is said', () => {
    const declared = {
      targets: ['index', 'probabilities'],
      reductions: ['none'],
      options: ['weights'],
      limits: { elements: 100 },
      dialect: { 'all-masked-row': 'nan' },
    };
    expect(read(declared)).toEqual({ cells: [], ...declared });
  });

  it('may take two classes at least', () => {
    expect(read({ limits: { least_classes: 2 } }).limits).toEqual({ leastClasses: 2 });
  });

  it('may not be misspelt, and name those known', () => {
    const dtype = 'dtype: there is no such field; known are quantities, dtypes, outputs, targets, ';
    expect(() => read({ dtype: ['float32'] })).toThrow(dtype);
    const limit = 'limits.windows: there is no such field; known are elements, least_classes, window, list';
    expect(() => read({ limits: { windows: 1 } })).toThrow(limit);
  });

  it('know no situation but those of a dialect, and name them', () => {
    const known = Object.keys(DIALECT).join(', ');
    expect(() => read({ dialect: { 'masked\u001b[31m row': 'nan' } })).toThrow(
      `dialect.masked [31m row: there is no such situation; known are ${known}`,
    );
  });

  it('know no outcome but those of its situation, and name them', () => {
    expect(() => read({ dialect: { 'nan-logit': 'zeros' } })).toThrow(
      'dialect.nan-logit: "zeros" is none of "nan", "refused"',
    );
  });

  it.each([
    [{ dtypes: ['float128'] }, /^dtypes\.0: .*"float128"/],
    [{ quantities: 'softmax' }, /^quantities: /],
    [{ outputs: { float16: { loss: 'float32' } } }, /^outputs\.float16\.loss: /],
    [{ limits: { elements: 0.5 } }, /^limits\.elements: /],
    [{ limits: { least_classes: 3 } }, /^limits\.least_classes: /],
    ['everything', /"everything"/],
  ])('that make no sense are named: %j', (declared, reason) => {
    expect(() => read(declared)).toThrow(RangeError);
    expect(() => read(declared)).toThrow(reason);
  });
});

describe('the output of a cell', () => {
  const capabilities = read({
    quantities: ['cross_entropy'],
    dtypes: ['float16'],
    outputs: { float16: { cross_entropy: 'float32' } },
  });

  it('is what was declared, else the dtype of the logits', () => {
    expect(outputOf(capabilities, 'cross_entropy', 'float16')).toBe('float32');
    expect(outputOf(capabilities, 'softmax', 'float16')).toBe('float16');
  });
});
