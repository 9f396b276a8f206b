import { describe, it } from 'node:test';
import { describeSoftmaxConformance } from 'softproof/testing';
import * as mine from './wrong.mjs';

describeSoftmaxConformance(mine, { describe, it, replayWith: ['./wrong.mjs'] });
