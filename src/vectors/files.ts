import { encodeFile, fileOf, nameOf } from './file.ts';
import { vectorGroups } from './index.ts';

/** All vector files, one for each group and dtype; each is worked out as it is asked for. */
export function* vectorFiles(): Generator<{ readonly name: string; readonly text: string }> {
  for (const group of vectorGroups) {
    for (const dtype of group.dtypes) {
      yield { name: nameOf(group.id, dtype), text: encodeFile(fileOf(group, dtype)) };
    }
  }
}
