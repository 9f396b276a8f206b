import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle } from '../../vectors/bundle.ts';
import { isText } from '../../vectors/choices.ts';
import { FORMATS } from '../../vectors/formats/index.ts';
import { batchOf } from '../../vectors/order.ts';
import { placeOf } from '../../vectors/place.ts';
import { verifyFile } from '../../vectors/verify.ts';
import type { Order } from './export.ts';

/**
 * In what a file differs from the one that is made: for JSON each value that is not as derived, else the first byte, with
 * the array and the element in which it stands. None if the file is not there.
 * @throws UsageError if it is JSON, and not of the form
 */
export function difference(
  folder: string,
  { excerpt, encoding }: Order,
  bundle: Bundle,
  name: string,
): string[] {
  const path = join(folder, name);
  if (!existsSync(path)) return [];
  const stated = readFileSync(path);
  if (isText(encoding)) {
    const wrong = verifyFile(path, stated.toString('utf8'), () => [bundle]);
    if (wrong.length > 0) return wrong;
  }
  const file = Array.from(FORMATS[encoding].files(batchOf(bundle, excerpt))).find((one) => one.name === name);
  const made = Buffer.concat([...(file?.bytes ?? [])]);
  const at = made.findIndex((byte, k) => byte !== stated[k]);
  if (at < 0) return [`${path}: has ${stated.length} bytes where there are ${made.length}`];
  const place = placeOf(encoding, made, at);
  return [`${path}: ${place} differs: byte ${at} is ${hex(stated[at])} where ${hex(made[at])} is right`];
}

function hex(byte: number | undefined): string {
  return byte === undefined ? 'missing' : byte.toString(16).padStart(2, '0');
}
