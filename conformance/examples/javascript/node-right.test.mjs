import { describe, it } from 'node:test';
import { describeSoftmaxConformance } from 'softproof/testing';
import * as mine from './right.mjs';

describeSoftmaxConformance(mine, { describe, it, replayWith: ['./right.mjs'] });
