import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Member, zip } from '../../../src/vectors/formats/zip.ts';
import { centralHeader, ending, localHeader } from '../../../src/vectors/formats/zip-records.ts';
import { joined } from './batch.ts';

const folder = mkdtempSync(join(tmpdir(), 'softproof-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

function member(name: string, text: string): Member {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, bytes: () => [bytes.subarray(0, 2), bytes.subarray(2)] };
}

const READ = `import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
names = archive.namelist()
print(archive.testzip(), len(names), names[-1], archive.read(names[-1]).decode(), archive.infolist()[0].date_time)`;

/** What Python's own zipfile makes of an archive: a member whose checksum is wrong, how many, and the last. */
function read(members: Iterable<Member>): string {
  const path = join(folder, 'archive.zip');
  writeFileSync(path, joined(zip(members)));
  return spawnSync('python3', ['-c', READ, path], { encoding: 'utf8' }).stdout.trim();
}

describe('an archive', () => {
  it('is read by others, and has no date', () => {
    expect(read([member('a/first', 'one'), member('b', 'two')])).toBe('None 2 b two (1980, 1, 1, 0, 0, 0)');
  });

  it('may have more members than 16 bits count', () => {
    const many = Array.from({ length: 65_536 }, (_, k) => member(`${k}`, 'many'));
    expect(read(many)).toBe('None 65536 65535 many (1980, 1, 1, 0, 0, 0)');
  });

  it('counts its members twice, on its one disk and in all', () => {
    const view = new DataView(ending(3, 100, 1000).buffer);
    const numbers = [8, 10].map((at) => view.getUint16(at, true));
    expect([...numbers, view.getUint32(12, true), view.getUint32(16, true)]).toEqual([3, 3, 100, 1000]);
  });

  it('is not made of a member that is longer than it says', () => {
    expect(() => joined(zip([{ ...member('a', 'one'), size: 2 }]))).toThrow('a has 3 bytes, not 2');
  });
});

describe('beyond 4 GiB', () => {
  const size = 2 ** 32;
  const name = new TextEncoder().encode('a');
  const numbers = (bytes: Uint8Array, from: number, count: number) =>
    Array.from({ length: count }, (_, k) => new DataView(bytes.buffer).getBigUint64(from + 8 * k, true));

  it('a member has its size in the extra field of zip64', () => {
    const header = localHeader({ name, size, at: 0, sum: 0 });
    expect(header.subarray(18, 26)).toEqual(new Uint8Array(8).fill(255));
    expect(numbers(header, 30 + name.length + 4, 2)).toEqual([BigInt(size), BigInt(size)]);
  });

  it('the directory has its place there too', () => {
    const small = centralHeader({ name, size: 5, at: size, sum: 0 });
    expect(numbers(small, 46 + name.length + 4, 1)).toEqual([BigInt(size)]);
    const large = centralHeader({ name, size, at: size + 7, sum: 0 });
    expect(numbers(large, 46 + name.length + 4, 3)).toEqual([BigInt(size), BigInt(size), BigInt(size + 7)]);
  });

  it('the archive ends with the record of zip64 before its own', () => {
    const end = ending(3, 100, size);
    expect(end.length).toBe(56 + 20 + 22);
    expect(numbers(end, 24, 4)).toEqual([3n, 3n, 100n, BigInt(size)]);
    expect(numbers(end, 56 + 8, 1)).toEqual([BigInt(size + 100)]);
  });
});
