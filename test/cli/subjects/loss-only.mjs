// A loss, and nothing beside it.
export { crossEntropy } from '../../../conformance/examples/javascript/right.mjs';
