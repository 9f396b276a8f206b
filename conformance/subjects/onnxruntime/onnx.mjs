/**
 * ONNX models of a single operator, written byte by byte: no exporter between the operator and the judge.
 * Field numbers are those of the protocol buffers of onnx.proto.
 */
const ELEMENT = { float32: 1, int32: 6, int64: 7, float64: 11 };
const ATTRIBUTE = { integer: 2, string: 3 };
const OPSET = 13;
const IR_VERSION = 8;

function varint(number) {
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(number));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return [...bytes, Number(rest)];
}

const integer = (field, number) => [...varint(field << 3), ...varint(number)];
const bytes = (field, content) => [...varint((field << 3) | 2), ...varint(content.length), ...content];
const text = (field, string) => bytes(field, new TextEncoder().encode(string));

function attribute([name, value]) {
  const isText = typeof value === 'string';
  const content = isText ? text(4, value) : integer(3, value);
  return [...text(1, name), ...content, ...integer(20, isText ? ATTRIBUTE.string : ATTRIBUTE.integer)];
}

/** A graph's input or output: its name, element type and named dimensions. */
function port({ name, dtype, dims }) {
  const shape = dims.flatMap((dim) => bytes(1, text(2, dim)));
  const tensor = [...integer(1, ELEMENT[dtype]), ...bytes(2, shape)];
  return [...text(1, name), ...bytes(2, bytes(1, tensor))];
}

/**
 * A model with one node.
 * @param operator the operator's name in the default domain
 * @param inputs, output ports: `{ name, dtype, dims }`
 * @param attributes name -> integer or string
 */
export function model({ operator, inputs, output, attributes = {} }) {
  const node = [
    ...inputs.flatMap(({ name }) => text(1, name)),
    ...text(2, output.name),
    ...text(4, operator),
    ...Object.entries(attributes).flatMap((entry) => bytes(5, attribute(entry))),
  ];
  const graph = [
    ...bytes(1, node),
    ...text(2, operator),
    ...inputs.flatMap((input) => bytes(11, port(input))),
    ...bytes(12, port(output)),
  ];
  const opset = [...text(1, ''), ...integer(2, OPSET)];
  return Uint8Array.from([...integer(1, IR_VERSION), ...bytes(7, graph), ...bytes(8, opset)]);
}
