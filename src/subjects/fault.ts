import type { Quantity } from '../contract/quantity.ts';
import type { Answer, Cause, Reply } from '../contract/question.ts';

/** Something went wrong between us and a subject; no mathematics is to blame. */
export class Fault extends Error {
  override readonly name = 'Fault';
  override readonly cause: Cause;

  constructor(cause: Cause, reason: string) {
    super(reason);
    this.cause = cause;
  }
}

/** The answer of which all that is known is the fault that took its place. */
export function broken(fault: Fault): Answer {
  return { kind: 'broken', cause: fault.cause, reason: fault.message };
}

/** The reply to a question none of whose quantities could be answered. */
export function brokenReply(quantities: readonly Quantity[], fault: Fault): Reply {
  return { answers: Object.fromEntries(quantities.map((quantity) => [quantity, broken(fault)])) };
}
