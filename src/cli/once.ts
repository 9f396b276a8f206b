import type { Command } from 'commander';
import { UsageError } from '../contract/errors.ts';
import { append, appendReport } from './option-values.ts';

const REPEATED: readonly unknown[] = [append, appendReport];

/** Has a command, and those within it, refuse an option that is given twice or contradicts another: none may win unseen. */
export function requireOnce(command: Command): void {
  command.commands.forEach(requireOnce);
  const given = new Map<string, string>();
  for (const option of command.options) {
    if (option.variadic || REPEATED.includes(option.parseArg)) continue;
    const [name, flag] = [option.attributeName(), `--${option.name()}`];
    command.on(`option:${option.name()}`, () => {
      const before = given.get(name);
      given.set(name, flag);
      if (before === undefined || (before === flag && !option.required && !option.optional)) return;
      throw new UsageError(
        before === flag ? `${flag}: is given twice; give it once` : `${before} and ${flag}: give one of them`,
      );
    });
  }
}
