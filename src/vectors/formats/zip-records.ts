/** A member, as the records that precede it and lead to it say it. */
export interface Entry {
  readonly name: Uint8Array;
  readonly size: number;
  /** Where its local header begins. */
  readonly at: number;
  readonly sum: number;
}

/** What zip32 has 32 and 16 bits for, all of them set: the number stands in the zip64 record. */
const ELSEWHERE = 0xffffffff;
const MANY = 0xffff;

/** 1980-01-01, the first day that archives have: when it was made says nothing of what is in it. */
const NO_DATE = 0x21;

/** Version 2.0, and 4.5 for zip64. */
const PLAIN = 20;
const ZIP64 = 45;

/** What stands before a member. */
export function localHeader({ name, size, sum }: Entry): Uint8Array {
  const extra = size >= ELSEWHERE ? extension(size, size) : NOTHING;
  return record(u32(0x04034b50), versioned(name, size, sum, extra), name, extra);
}

/** What the directory has of it: no comment, on disk 0, with attributes of no system, and where it begins. */
export function centralHeader({ name, size, at, sum }: Entry): Uint8Array {
  const extra = extension(...(size >= ELSEWHERE ? [size, size] : []), ...(at >= ELSEWHERE ? [at] : []));
  const maker = u16(extra.length > 0 ? ZIP64 : PLAIN);
  const place = record(u16(0, 0, 0), u32(0, Math.min(at, ELSEWHERE)));
  return record(u32(0x02014b50), maker, versioned(name, size, sum, extra), place, name, extra);
}

/** What both have alike: no flags, no compression, midnight of no date. */
function versioned(name: Uint8Array, size: number, sum: number, extra: Uint8Array): Uint8Array {
  const stored = Math.min(size, ELSEWHERE);
  const version = extra.length > 0 ? ZIP64 : PLAIN;
  return record(u16(version, 0, 0, 0, NO_DATE), u32(sum, stored, stored), u16(name.length, extra.length));
}

/** The extra field of zip64: the numbers that have no room where they belong. */
function extension(...numbers: readonly number[]): Uint8Array {
  return numbers.length === 0 ? NOTHING : record(u16(1, 8 * numbers.length), u64(...numbers));
}

/** The end of an archive of `count` members whose directory has `size` bytes and begins at `at`. */
export function ending(count: number, size: number, at: number): Uint8Array {
  const wide = count >= MANY || size >= ELSEWHERE || at >= ELSEWHERE;
  const few = Math.min(count, MANY);
  return record(
    wide ? wideEnding(count, size, at) : NOTHING,
    record(u32(0x06054b50), u16(0, 0, few, few)),
    record(u32(Math.min(size, ELSEWHERE), Math.min(at, ELSEWHERE)), u16(0)),
  );
}

/** The same with room for large numbers, and then where to find it. */
function wideEnding(count: number, size: number, at: number): Uint8Array {
  return record(
    record(u32(0x06064b50), u64(44), u16(ZIP64, ZIP64), u32(0, 0), u64(count, count, size, at)),
    record(u32(0x07064b50, 0), u64(at + size), u32(1)),
  );
}

/** Whole numbers in [0, 2^53) of so many bytes each, the least significant first. */
interface Numbers {
  readonly width: 2 | 4 | 8;
  readonly values: readonly number[];
}

const u16 = (...values: readonly number[]): Numbers => ({ width: 2, values });
const u32 = (...values: readonly number[]): Numbers => ({ width: 4, values });
const u64 = (...values: readonly number[]): Numbers => ({ width: 8, values });

const NOTHING = new Uint8Array(0);

function record(...fields: readonly (Uint8Array | Numbers)[]): Uint8Array {
  const bundles = fields.map((field) => (field instanceof Uint8Array ? field : littleEndian(field)));
  const bytes = new Uint8Array(bundles.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const bundle of bundles) {
    bytes.set(bundle, at);
    at += bundle.length;
  }
  return bytes;
}

function littleEndian({ width, values }: Numbers): Uint8Array {
  const view = new DataView(new ArrayBuffer(width * values.length));
  for (const [k, value] of values.entries()) {
    if (width === 2) view.setUint16(2 * k, value, true);
    else if (width === 4) view.setUint32(4 * k, value, true);
    else view.setBigUint64(8 * k, BigInt(value), true);
  }
  return new Uint8Array(view.buffer);
}
