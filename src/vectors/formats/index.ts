import { c } from './c.ts';
import type { VectorFormat } from './format.ts';
import { npz } from './npz.ts';
import { onnx } from './onnx.ts';
import { safetensors } from './safetensors.ts';

/** The formats that are made for other programs, in the order of tables. */
export const FORMATS: readonly VectorFormat[] = [npz, safetensors, onnx, c];
