import type { Manifest } from '../manifest';
import type { Path } from '../shape';
import type { Position } from './lines';

/** What is wrong with a file or with the form of an object: the finding of a control that no check stands for. */
export interface Fault extends Position {
  readonly control: 'valid-yaml' | 'valid-object';
  /** As in `Source`. */
  readonly file: string;
  /** Index of the document in the file; none where the fault is the file's. */
  readonly document?: number;
  /** The object, where there is one. */
  readonly object?: Manifest;
  /** The field, from the root of the object. */
  readonly path?: Path;
  /** What is wrong, as the clause behind the name of the object or the place: `field "replicas" is a string`. */
  readonly problem: string;
  /** What to do, without a full stop. */
  readonly repair: string;
}
