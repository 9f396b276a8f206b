import type { Subject } from './contract/subject.ts';
import { SUITE } from './contract/suite.ts';
import { crossEntropy, crossEntropyGradient } from './kernel/cross-entropy.ts';
import { logSoftmax, softmax } from './kernel/softmax.ts';
import { inProcess } from './subjects/in-process.ts';

/** The embedded float64 kernel as a subject: what `softproof certify` judges when no other is named. */
export function embedded(): Subject {
  const [, version = ''] = SUITE.split(' ');
  const capabilities = {
    targets: ['index', 'probabilities'],
    reductions: ['mean', 'sum', 'none'],
    options: ['weights', 'label_smoothing', 'ignore_index', 'upstream'],
  };
  return inProcess(
    { softmax, logSoftmax, crossEntropy, crossEntropyGradient, capabilities },
    { name: 'softproof kernel', version },
  );
}
