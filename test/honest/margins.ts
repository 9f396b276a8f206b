import { bounds } from '../../src/accuracy/bounds.ts';
import { intervals } from '../../src/accuracy/intervals.ts';
import { QUANTITIES } from '../../src/contract/quantity.ts';
import { PLAIN } from '../../src/contract/subject.ts';
import { DTYPES } from '../../src/numeric/format.ts';
import { expected } from '../../src/oracle/expected.ts';
import { everySize } from '../../src/properties/laws/every-size.ts';
import { BLIND, stored } from '../properties/blind.ts';

/**
 * How many times the bound of `safe` a blind answer errs, for each quantity and dtype: by its worst element, at the size
 * where that shows least.
 */
export async function margins() {
  const found = [];
  for (const dtype of DTYPES) {
    const outputs = Object.fromEntries(QUANTITIES.map((quantity) => [quantity, dtype]));
    const draw = { seed: 1, effort: 'standard', dtype, outputs, claims: PLAIN } as const;
    const cases = await everySize.cases(draw, 0, everySize.size(draw));
    const truths = cases.map(({ questions }) => expected(questions[0]!.problem, outputs));
    for (const { name, rows, classes, answer } of BLIND) {
      for (const quantity of QUANTITIES) {
        const sizes = truths
          .filter((all) => all.rows >= rows && all.classes >= classes)
          .map((all) => {
            const { correct, format } = intervals(all, quantity);
            const bound = bounds(all, quantity, format, 'safe');
            const errors = stored(answer(all, quantity), dtype).map(
              (a, n) => Math.abs(a - correct[n]!) / bound[n]!,
            );
            return {
              size: `${all.rows} x ${all.classes}`,
              times: errors.reduce((a, b) => Math.max(a, b), 0),
            };
          });
        const least = sizes.reduce((a, b) => (b.times < a.times ? b : a));
        found.push({
          answer: name,
          quantity,
          dtype,
          times: Number(least.times.toPrecision(3)),
          size: least.size,
        });
      }
    }
  }
  return found;
}
