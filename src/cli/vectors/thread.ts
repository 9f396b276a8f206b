import { serve } from '../../parallel/serve.ts';
import { type Errand, runErrand } from './errand.ts';

// What the threads beside the first run while vectors are exported: one bundle after the other.
serve(async (errand: Errand) => runErrand(errand));
