import { describe, it } from '@jest/globals';
import { describeSoftmaxConformance } from 'softproof/testing';
import * as mine from './right.mjs';

describeSoftmaxConformance(mine, { describe, it, replayWith: ['./right.mjs'] });
