import type { Dtype } from '../../numeric/format.ts';
import { byteLength, type NamedArray } from './arrays.ts';
import { integer, type Message, message, nested, text } from './protobuf.ts';

// Field numbers and codes are those of onnx.proto: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto

const ELEMENT = { float32: 1, int64: 7, float16: 10, float64: 11, bfloat16: 16 } as const;
const ATTRIBUTE = { integer: 2, string: 3 } as const;

/** The first version of the operators to which bfloat16 is known, and the representation that came with it. */
const OPSET = 13;
const IR_VERSION = 7;

/** A model with a single node. */
export interface Model {
  readonly name: string;
  readonly operator: string;
  readonly attributes: Readonly<Record<string, number | string>>;
  readonly inputs: readonly Port[];
  readonly output: Port;
  /** What is said of it in words. */
  readonly words: string;
}

/** What goes into a node, or comes out of it. */
export interface Port {
  readonly name: string;
  readonly type: Dtype | 'int64';
  readonly shape: readonly number[];
}

/** A ModelProto. */
export function modelProto({ name, operator, attributes, inputs, output, words }: Model): Message {
  const node = message(
    ...inputs.map((input) => text(1, input.name)),
    text(2, output.name),
    text(4, operator),
    ...Object.entries(attributes).map(([key, value]) => nested(5, attribute(key, value))),
  );
  const graph = message(
    nested(1, node),
    text(2, name),
    ...inputs.map((input) => nested(11, valueInfo(input))),
    nested(12, valueInfo(output)),
  );
  return message(
    integer(1, IR_VERSION),
    text(2, 'softproof'),
    text(6, words),
    nested(7, graph),
    nested(8, message(text(1, ''), integer(2, OPSET))),
  );
}

/** A TensorProto, named as the port at which it arrives. */
export function tensorProto(name: string, array: NamedArray): Message {
  const bytes = { size: byteLength(array), pieces: () => array.bytes() };
  return message(
    ...array.shape.map((side) => integer(1, side)),
    integer(2, ELEMENT[array.type]),
    text(8, name),
    nested(9, bytes),
  );
}

function attribute(key: string, value: number | string): Message {
  return typeof value === 'number'
    ? message(text(1, key), integer(3, value), integer(20, ATTRIBUTE.integer))
    : message(text(1, key), text(4, value), integer(20, ATTRIBUTE.string));
}

function valueInfo({ name, type, shape }: Port): Message {
  const sides = message(...shape.map((side) => nested(1, integer(1, side))));
  const tensor = message(integer(1, ELEMENT[type]), nested(2, sides));
  return message(text(1, name), nested(2, nested(1, tensor)));
}
