import { createHash } from 'node:crypto';
import type { FileEntry } from '../../vectors/manifest.ts';

/** Size and hash of a file that comes in pieces; each piece is handed on as it comes. */
export function measured(
  name: string,
  pieces: Iterable<Uint8Array>,
  handOn: (piece: Uint8Array) => void = () => {},
): FileEntry {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const piece of pieces) {
    handOn(piece);
    hash.update(piece);
    bytes += piece.length;
  }
  return { name, bytes, sha256: hash.digest('hex') };
}
