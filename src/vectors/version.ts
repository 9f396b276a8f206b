/**
 * The version of the set of vectors, apart from that of the program: conformance/vector-package/README.md says what
 * each part of it means. Written by `npm run vectors` where vectors change.
 */
export const VECTORS_VERSION = '1.0.0';
