import { Option } from 'commander';
import { append } from '../option-values.ts';

// Options that `certify` and `merge` share: what is held against a whole run.

export const require = () =>
  new Option(
    '--require <cell>',
    'must be claimed: quantity, quantity:dtype or quantity:dtype:output; may be repeated',
  ).argParser(append);

export const knownFailures = () =>
  new Option('--known-failures <file>', 'failures that are accepted, each with its reason');

export const updateKnownFailures = () =>
  new Option('--update-known-failures', 'write that file anew after the run; reasons are kept');

export const configFile = () =>
  new Option(
    '--config <file>',
    'settings, in place of softproof.config.mjs or .json; what is typed outweighs them',
  );

export const noConfig = () => new Option('--no-config', 'look for no such file');
