import { FLOAT32 } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { type Call, max, type Row, sum, TEXTBOOK, textbook } from '../textbook.ts';

function write(call: Call, rows: readonly Row[]): void {
  rows.forEach((row, i) => {
    call.logits.set(row, i * call.classes);
  });
}

/** Memory of others written to, and memory of one's own not cleared. */
export const MEMORY: readonly Mutant[] = [
  {
    name: 'gradient written over the logits by the loss',
    seen: 'linkedin/Liger-Kernel#272',
    killer: 'input-untouched',
    module: textbook({
      losses(call) {
        write(call, this.gradients(call));
        return TEXTBOOK.losses(call);
      },
    }),
  },
  {
    name: 'gradient written over the logits, in float32',
    seen: 'unslothai/unsloth#5002',
    killer: 'input-untouched',
    module: textbook(
      {
        gradients(call) {
          const all = TEXTBOOK.gradients(call);
          write(call, all);
          return all;
        },
      },
      FLOAT32,
    ),
  },
  {
    name: 'maximum subtracted in place',
    seen: 'a softmax that saves memory',
    killer: 'input-untouched',
    module: textbook({
      softmaxes(call) {
        write(
          call,
          call.x.map((x) => {
            const m = max(x);
            return x.map((value) => value - m);
          }),
        );
        return TEXTBOOK.softmaxes(call);
      },
    }),
  },
  {
    name: 'gradient over the saved softmax that it still needs',
    seen: 'ggml-org/ggml#1521',
    killer: 'finite-differences',
    module: textbook({
      gradient: (x, t, call) => {
        const y = TEXTBOOK.softmax(x, call);
        const dy = y.map((p, j) => -t[j]! / p);
        const dot = sum(dy.map((d, j) => d * y[j]!));
        return dy.map((d) => (d - dot) * (d - dot));
      },
    }),
  },
  {
    name: 'maximum kept from the row before',
    seen: 'a running maximum that is never reset',
    killer: 'repeat-identical',
    get module() {
      return keepingMaximum();
    },
  },
  {
    name: 'losses added to the sum of the call before',
    seen: 'a buffer that is not cleared',
    killer: 'repeat-identical',
    get module() {
      return addingUp();
    },
  },
];

/** Each row's shift is the larger of its own maximum and that of the row before. */
function keepingMaximum() {
  let before = -Infinity;
  return textbook({
    shift: (x) => {
      const shift = Math.max(before, max(x));
      before = max(x);
      return shift;
    },
  });
}

function addingUp() {
  let before = 0;
  return textbook({
    total: (losses) => {
      const all = before + sum(losses);
      before = sum(losses);
      return all;
    },
  });
}
