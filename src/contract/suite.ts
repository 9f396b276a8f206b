/** The suite and its version, as reports and the protocol name it. */
export const SUITE = 'softproof 0.1.0';
