/**
 * Messages of protocol buffers, written only: https://protobuf.dev/programming-guides/encoding/. A message is its
 * fields one after the other, in pieces, so that a field of a gigabyte is never copied.
 */
export interface Message {
  readonly size: number;
  pieces(): Iterable<Uint8Array>;
}

const VARINT = 0;
const LENGTH_DELIMITED = 2;

export function message(...fields: readonly Message[]): Message {
  return {
    size: fields.reduce((sum, { size }) => sum + size, 0),
    *pieces() {
      for (const field of fields) yield* field.pieces();
    },
  };
}

/** A field that is a whole number, int32 or int64. */
export function integer(field: number, value: number): Message {
  return literal([...varint((field << 3) | VARINT), ...varint(value)]);
}

export function text(field: number, value: string): Message {
  return nested(field, literal(new TextEncoder().encode(value)));
}

/** A field that is a message, or bytes. */
export function nested(field: number, content: Message): Message {
  return message(literal([...varint((field << 3) | LENGTH_DELIMITED), ...varint(content.size)]), content);
}

function literal(bytes: ArrayLike<number>): Message {
  const piece = Uint8Array.from(bytes);
  return { size: piece.length, pieces: () => [piece] };
}

/** Seven bits a byte, the lowest first; a negative number as the 64 bits of its two's complement. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return [...bytes, Number(rest)];
}
