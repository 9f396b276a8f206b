import type { Dtype } from '../numeric/format.ts';
import type { Level } from './level.ts';
import type { Quantity } from './quantity.ts';

/** The level asked of a quantity, or of one cell of it, where it is another than of all else. */
export interface Exception {
  readonly quantity: Quantity;
  readonly dtype?: Dtype;
  readonly level: Level;
}

/** The levels asked for, as they are written: `accurate`, or `accurate,softmax:float16=safe,cross_entropy=faithful`. */
export interface Bar {
  readonly level: Level;
  readonly except: readonly Exception[];
}

/** The same level of all cells. */
export function barAt(level: Level): Bar {
  return { level, except: [] };
}

/** What was asked of a result. */
export function barOf(result: { readonly asked: Level; readonly askedOf?: readonly Exception[] }): Bar {
  return { level: result.asked, except: result.askedOf ?? [] };
}

/** The level asked of a cell: what names its dtype outweighs what names its quantity, and that what is asked of all. */
export function levelAt(
  { level, except }: Bar,
  cell: { readonly quantity: Quantity; readonly dtype: Dtype },
): Level {
  const those = except.filter(({ quantity }) => quantity === cell.quantity);
  const own =
    those.find(({ dtype }) => dtype === cell.dtype) ?? those.find(({ dtype }) => dtype === undefined);
  return own?.level ?? level;
}
