import { rightDigits } from '../numbers.ts';
import { type Html, html } from './html.ts';

/** It has no digit that could be right. */
const ZERO = /^-?0$/;

/** An answer, with the digits marked that are wrong; the digits of the true value go below it. */
export function markedAnswer(answer: string, exact: string): Html {
  if (answer === exact) return digits(answer);
  const right = ZERO.test(answer) ? 0 : rightDigits(answer, exact);
  // An answer that is right as far as it goes lacks the digits behind.
  const wrong = answer.slice(right) || ' '.repeat(exact.length - right);
  return html`<span class="digits">${answer.slice(0, right)}<mark>${wrong}</mark></span>`;
}

/** The true value, correctly rounded. */
export function digits(exact: string): Html {
  return html`<span class="digits">${exact}</span>`;
}
