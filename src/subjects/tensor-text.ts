import * as v from 'valibot';
import { DTYPES } from '../numeric/format.ts';
import { decode, encode, type Tensor } from '../numeric/tensor.ts';

export const Dtype = v.picklist(DTYPES);

/** No array has more sides than this. */
const MOST_SIDES = 32;

/** How a tensor travels: exactly, and as one string, which every language reads faster than a list of numbers. */
export const TensorText = v.pipe(
  v.object({
    dtype: Dtype,
    shape: v.pipe(
      v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(MOST_SIDES)),
      v.description('Row-major; [] for a single number.'),
    ),
    bits: v.pipe(
      v.string(),
      v.description(
        'All elements, each as lower-case hexadecimal digits of its bits, most significant first.',
      ),
    ),
  }),
  v.description('An array of floats, bit by bit.'),
);
export type TensorText = v.InferOutput<typeof TensorText>;

export function writeTensor(tensor: Tensor): TensorText {
  return { dtype: tensor.dtype, shape: [...tensor.shape], bits: encode(tensor) };
}

/** @throws RangeError if the bits are not those of such a tensor */
export function readTensor({ dtype, shape, bits }: TensorText): Tensor {
  return decode(dtype, shape, bits);
}
