import { lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** What of a path is no name of a file, but an open stream or a device: `/dev/stdout`, `/dev/fd/3`. */
const STREAMS = /^\/(dev|dev\/fd|proc\/.*)$/;

/** Where links lead to in the end, be there a file or none; the name of a stream is not followed any further. */
export function targetOf(path: string): string {
  // Links in a circle are an error of this call.
  statSync(path, { throwIfNoEntry: false });
  const here = join(realpathSync(dirname(path)), basename(path));
  const isLink = lstatSync(here, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  return isLink && !STREAMS.test(dirname(here)) ? targetOf(resolve(dirname(here), readlinkSync(here))) : here;
}

/** Whether there is no file to take the place of, but an open stream or a device to write into. */
export function isStream(target: string): boolean {
  const there = statSync(target, { throwIfNoEntry: false });
  return there !== undefined && (!there.isFile() || STREAMS.test(dirname(target)));
}
