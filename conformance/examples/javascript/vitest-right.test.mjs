import { describeSoftmaxConformance } from 'softproof/vitest';
import { crossEntropy, softmax } from './right.mjs';

describeSoftmaxConformance({ softmax, crossEntropy }, { replayWith: ['./right.mjs'] });
