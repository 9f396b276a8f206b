import { crc32 } from 'node:zlib';
import { centralHeader, ending, localHeader } from './zip-records.ts';

/** A file within an archive, in pieces that are the same at each call. */
export interface Member {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  bytes(): Iterable<Uint8Array>;
}

/**
 * An archive with its members as they are, uncompressed and without dates: PKWARE's APPNOTE 6.3, with zip64 where an
 * archive needs it. The members are read twice, once for their checksums.
 */
export function* zip(members: Iterable<Member>): Generator<Uint8Array> {
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const member of members) {
    const entry = {
      name: new TextEncoder().encode(member.name),
      size: member.size,
      at,
      sum: checksum(member),
    };
    const header = localHeader(entry);
    directory.push(centralHeader(entry));
    yield header;
    yield* member.bytes();
    at += header.length + member.size;
  }
  yield* directory;
  yield ending(
    directory.length,
    directory.reduce((sum, { length }) => sum + length, 0),
    at,
  );
}

function checksum({ name, size, bytes }: Member): number {
  let sum = 0;
  let length = 0;
  for (const piece of bytes()) {
    sum = crc32(piece, sum);
    length += piece.length;
  }
  if (length !== size) throw new RangeError(`${name} has ${length} bytes, not ${size}`);
  return sum;
}
