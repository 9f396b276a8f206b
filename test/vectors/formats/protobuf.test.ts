import { describe, expect, it } from 'vitest';
import { integer, type Message, message, nested, text } from '../../../src/vectors/formats/protobuf.ts';
import { joined } from './batch.ts';

const bytes = (...bundles: readonly Message[]) => [...joined(message(...bundles).pieces())];

// The examples of https://protobuf.dev/programming-guides/encoding/.
describe('a message', () => {
  it('has whole numbers seven bits a byte', () => {
    expect(bytes(integer(1, 150))).toEqual([0x08, 0x96, 0x01]);
    expect(bytes(integer(1, 0))).toEqual([0x08, 0x00]);
  });

  it('has a negative number in ten bytes', () => {
    expect(bytes(integer(1, -2))).toEqual([0x08, 0xfe, ...Array(8).fill(0xff), 0x01]);
  });

  it('has strings and messages after their length', () => {
    expect(bytes(text(2, 'testing'))).toEqual([0x12, 0x07, ...Buffer.from('testing')]);
    expect(bytes(nested(3, integer(1, 150)))).toEqual([0x1a, 0x03, 0x08, 0x96, 0x01]);
  });

  it('knows its size before it is written', () => {
    expect(message(text(20, 'ε'), integer(3, 2 ** 40)).size).toBe(
      bytes(text(20, 'ε'), integer(3, 2 ** 40)).length,
    );
  });
});
