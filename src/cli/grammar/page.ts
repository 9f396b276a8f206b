import { Option } from 'commander';
import { append } from '../option-values.ts';

/** A page in a browser, as a subject. */
export const page = () =>
  new Option('--page <page>', 'judge code in a browser: the address of a page, an HTML file or an ES module');

/** The browser of a page. */
export const browser = () =>
  new Option('--browser <path>', 'the Chromium to run it in; without it, CHROMIUM or the one installed');

/** Flags for that browser. */
export const browserArg = () =>
  new Option('--browser-arg <flag>', 'a flag for the browser; may be repeated').argParser(append);
