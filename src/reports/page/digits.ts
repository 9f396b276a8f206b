import { aligned, type Told } from '../aligned.ts';
import { type Html, html } from './html.ts';

/** An answer as the number that it is, with the digits marked that are wrong; the true value goes below it. */
export function markedAnswer(told: Told): Html {
  const { answer, right, isNearest } = aligned(told);
  if (isNearest) return written(answer);
  // Whatever power of ten they share is not wrong.
  const [significand = ''] = answer.split('e');
  const end = right === 0 ? answer.length : significand.length;
  const good = answer.slice(0, right).replace(/[^\d]/g, '').replace(/^0+/, '').length;
  return html`<span class="digits">${answer.slice(0, right)}<mark>${answer.slice(right, end)}</mark>${answer.slice(end)}</span><span class="hidden">, right in ${good === 0 ? 'no digit' : good === 1 ? '1 digit' : `${good} digits`}</span>`;
}

/** The true value, digit by digit. */
export function trueValue(told: Told): Html {
  const { exact, rest } = aligned(told);
  return html`${written(exact)}${rest !== '' && html`<span class="soft">${rest}</span>`}`;
}

/** What a perfect implementation would answer; undefined where that was answered. */
export function nearestFloat(told: Told): Html | undefined {
  const { nearest, isNearest } = aligned(told);
  return isNearest ? undefined : written(nearest);
}

function written(number: string): Html {
  return html`<span class="digits">${number}</span>`;
}
