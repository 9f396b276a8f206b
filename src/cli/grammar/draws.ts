import { Option } from 'commander';
import { EFFORTS } from '../../contract/check.ts';
import { whole } from '../option-values.ts';

/** Which questions are drawn: an option that the commands which ask them share. */
export const seed = () =>
  new Option('--seed <n>', 'which questions are drawn').argParser(whole(0, 999_999_999_999_999)).default(1);

/** How much is asked. */
export const effort = () =>
  new Option('--effort <effort>', 'how much is asked').choices(EFFORTS).default('standard');
