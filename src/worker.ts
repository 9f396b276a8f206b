import { serve } from './parallel/serve.ts';
import { type Errand, runErrand } from './runner/judge-chunk.ts';
import { suite } from './suite.ts';

// What runs on the threads beside the first: judges chunks of cases, which depend on the draw alone.
serve((errand: Errand) => runErrand(suite, errand));
