import { describe, expect, it } from 'vitest';
import { aligned } from '../../src/reports/aligned.ts';

const of = (answer: string, correct: string, digits?: string, rest?: -1 | 0 | 1) => {
  const { right, ...told } = aligned({
    answer: { decimal: answer },
    correct: { decimal: correct },
    ...(digits !== undefined && { digits }),
    ...(rest !== undefined && { rest }),
  });
  return { ...told, good: told.answer.slice(0, right) };
};

const HALF_LOSS = '6.931471805599453094172321214581765680755e-1';

describe('an answer above its true value', () => {
  it('is the number that it is, right up to the first digit that is not', () => {
    expect(of('0.6931471805599454', '0.6931471805599453', HALF_LOSS, 1)).toEqual({
      answer: '0.6931471805599453972490664…',
      good: '0.6931471805599453',
      isNearest: false,
      nearest: '0.6931471805599452862267639…',
      exact: '0.6931471805599453094172321…',
      rest: '',
    });
  });

  it('is all right where no float is nearer', () => {
    const { good, answer, isNearest } = of('0.693359375', '0.693359375', HALF_LOSS, 1);
    expect([good, isNearest]).toEqual([answer, true]);
    expect(answer).toBe('0.6933593750000000000000000');
  });

  it.each([
    ['0.5', '0.25', '2.5e-1', '0.', '0.25'],
    ['-0.5', '0.5', '5e-1', '', '0.5'],
    ['0', '2.65e-261', '2.65e-261', '', '2.65e-261'],
    ['2.5e-261', '2.65e-261', '2.65e-261', '2.', '2.65e-261'],
    ['2.5e-260', '2.65e-261', '2.65e-261', '', '2.65e-261'],
    ['1e+25', '1e+22', '1e22', '', '1e+22'],
    ['12.5', '1250', '1.25e3', '', '1250'],
    ['nan', '1', '1e0', '', '1'],
    ['inf', '1', '1e0', '', '1'],
    ['1', 'inf', 'inf', '', 'inf'],
    ['-inf', '-inf', '-inf', '-inf', '-inf'],
    ['1e-300', '0', '0', '', '0'],
  ])('%s, where %s is nearest to %s, is right in "%s"', (answer, correct, digits, good, exact) => {
    const found = of(answer, correct, digits, 0);
    expect([found.good, found.exact, found.rest]).toEqual([good, exact, '']);
  });

  it('shows more digits where so many agree', () => {
    const { answer, exact } = of('1', '1', '1.00000000000000000000000000002e0', 1);
    expect(answer).toBe('1.00000000000000000000000000000');
    expect(exact).toBe('1.00000000000000000000000000002, a little more'.split(',')[0]);
  });

  it('says on which side of them the rest lies where the digits end', () => {
    expect(of('1', '1', '1', -1)).toMatchObject({ answer: '1', exact: '1', rest: ', a little less' });
    expect(of('0', '0', '0', 1)).toMatchObject({ exact: '0', rest: ', a little more' });
    expect(of('1', '1', '1', 0)).toMatchObject({ exact: '1', rest: '' });
  });

  it('is held against the nearest float in reports without digits', () => {
    expect(of('0.6931471805599454', '0.6931471805599453')).toEqual({
      answer: '0.6931471805599454',
      good: '0.693147180559945',
      isNearest: false,
      nearest: '0.6931471805599453',
      exact: '0.6931471805599453',
      rest: ', rounded',
    });
    expect(of('0', '2.65e-261').good).toBe('');
    expect(of('0.5', '0.51').answer).toBe('0.5 ');
  });
});
