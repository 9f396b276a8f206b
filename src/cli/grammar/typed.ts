import type { Command } from 'commander';

/** The options that were typed, and not those that have a value anyway: they outweigh a config file. */
export function typed(command: Command): object {
  return Object.fromEntries(
    Object.entries(command.opts()).filter(([name]) => command.getOptionValueSource(name) === 'cli'),
  );
}
