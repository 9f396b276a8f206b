import { formatOf } from '../numeric/format.ts';
import { decode, encode, size, type Tensor } from '../numeric/tensor.ts';
import { show } from '../numeric/text.ts';
import type { TensorRecord } from './schema.ts';

/** A tensor as vector files have it: one string an element, because people compare files line by line. */
export function writeTensor(tensor: Tensor): TensorRecord {
  const width = 2 * formatOf(tensor.dtype).bytes;
  const bits = encode(tensor);
  return {
    dtype: tensor.dtype,
    shape: [...tensor.shape],
    bits: Array.from(tensor.values, (_, k) => bits.slice(k * width, (k + 1) * width)),
    decimals: Array.from(tensor.values, show),
  };
}

/** @throws RangeError if the bits are not those of such a tensor, or the decimals say something else */
export function readTensor({ dtype, shape, bits, decimals }: TensorRecord): Tensor {
  const width = 2 * formatOf(dtype).bytes;
  const odd = bits.findIndex((element) => element.length !== width);
  if (odd >= 0)
    throw new RangeError(`bits[${odd}]: ${dtype} has ${width} hexadecimal digits, not "${bits[odd]}"`);
  const elements = size(shape);
  if (bits.length !== elements) {
    const which = `${dtype} of shape [${shape.join(', ')}]`;
    throw new RangeError(`bits: ${which} has ${elements} elements, not ${bits.length}`);
  }
  const tensor = decode(dtype, shape, bits.join(''));
  const told = Array.from(tensor.values, show);
  const wrong = told.findIndex((decimal, k) => decimal !== decimals[k]);
  if (wrong >= 0 || decimals.length !== told.length) {
    const place = wrong >= 0 ? wrong : told.length;
    throw new RangeError(
      `decimals[${place}]: the bits say ${told[place] ?? 'nothing'}, not ${decimals[place] ?? 'nothing'}`,
    );
  }
  return tensor;
}
