import { describe, it } from '@jest/globals';
import { describeSoftmaxConformance } from 'softproof/testing';
import * as mine from './wrong.mjs';

describeSoftmaxConformance(mine, { describe, it, replayWith: ['./wrong.mjs'] });
