/** A stream of whole numbers in [0, 2^32): xoshiro128** 1.1 of Blackman and Vigna, as spec/large-vectors.md has it. */
export class Words {
  private s0: number;
  private s1: number;
  private s2: number;
  private s3: number;

  /** @param key  what the stream is for, in ASCII: another key is another stream */
  constructor(key: string) {
    const start = fnv1a(key);
    const word = (k: number) => mix((start + Math.imul(k, 0x9e3779b9)) >>> 0);
    this.s0 = word(1);
    this.s1 = word(2);
    this.s2 = word(3);
    this.s3 = word(4);
  }

  next(): number {
    const word = Math.imul(rotate(Math.imul(this.s1, 5), 7), 9) >>> 0;
    const shifted = this.s1 << 9;
    this.s2 ^= this.s0;
    this.s3 ^= this.s1;
    this.s1 ^= this.s2;
    this.s0 ^= this.s3;
    this.s2 ^= shifted;
    this.s3 = rotate(this.s3, 11);
    return word;
  }

  /** One of 0, 1, ..., count - 1; count is below 2^21. */
  below(count: number): number {
    return Math.floor((this.next() * count) / 0x100000000);
  }
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** The hash FNV-1a, 32 bits, of the letters. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3, 32 bits: a bijection, so that four different words are not all 0. */
function mix(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
