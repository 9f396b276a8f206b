import { describeSoftmaxConformance } from 'softproof/vitest';
import { crossEntropy, softmax } from './wrong.mjs';

describeSoftmaxConformance({ softmax, crossEntropy }, { replayWith: ['./wrong.mjs'] });
