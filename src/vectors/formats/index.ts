import type { Encoding } from '../choices.ts';
import { c } from './c.ts';
import type { VectorFormat } from './format.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { npz } from './npz.ts';
import { onnx } from './onnx.ts';
import { safetensors } from './safetensors.ts';

/** The formats by what `--format` calls them, in the order of tables. */
export const FORMATS: Readonly<Record<Encoding, VectorFormat>> = { json, jsonl, npz, safetensors, onnx, c };
