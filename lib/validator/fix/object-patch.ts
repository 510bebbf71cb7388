import type { PatchOperation } from '../check';
import type { Source } from '../manifest';

/** A JSON patch of one object of a file. Its paths start at the object, its list indexes count what the file has. */
export interface ObjectPatch extends Pick<Source, 'document' | 'base'> {
  /** In the order of RFC 6902: each sees what those before it have done. */
  readonly operations: readonly PatchOperation[];
}

/** A patch that is not applied. */
export interface Refused {
  readonly patch: ObjectPatch;
  /** `"spec.template" is the alias "*web": ...`, without a full stop. */
  readonly reason: string;
}

/** A text with patches applied. */
export interface Fixed {
  readonly text: string;
  /** Patches whose effect the text has, those included whose effect it had before; in the order given. */
  readonly applied: readonly ObjectPatch[];
  readonly refused: readonly Refused[];
}
