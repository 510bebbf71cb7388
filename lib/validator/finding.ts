import type { ControlStandards, Severity } from '../controls';
import type { PatchOperation } from './check';
import type { Manifest } from './manifest';
import type { Path } from './shape';
import type { Waiver } from './waiver';

/** Who an object is. `namespace` is left out where none is written. */
export interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** What is wrong with one field of one object, or with a file. */
export interface Finding {
  /** Id of the control, as docs/checks.md lists it. */
  readonly control: string;
  readonly severity: Severity;
  /** The whole sentence: who, what, where, how to mend it. */
  readonly message: string;
  /** The message without the object's name in front. */
  readonly detail: string;
  /** As the user named it, or a path below it; `-` for standard input. */
  readonly file: string;
  /** Index of the document in the file, from 0. */
  readonly document: number;
  /** Where the object stands in its document: empty, or `items`, 3 in a List. */
  readonly base: Path;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** `spec.template.spec.containers[0].image`; empty for a whole file or document. */
  readonly path: string;
  /** The object, unless the file holds none. */
  readonly object?: Identity;
  /** Path of the construct that made the object, where that is certain. */
  readonly constructPath?: string;
  /** How to mend it, a clause without a full stop. */
  readonly repair: string;
  /** The safe repair, where there is one. */
  readonly patch?: readonly PatchOperation[];
  readonly standards: ControlStandards;
  /** The waiver that accepts it. A finding with one does not fail a run. */
  readonly waiver?: Waiver;
}

/** A finding before its position is known. */
export interface Draft {
  readonly control: string;
  readonly manifest?: Manifest;
  readonly file: string;
  /** Index of the document in the file, from 0. */
  readonly document: number;
  /** From the root of the object. */
  readonly path: Path;
  /** Who it is about: the object's title, or the place in the file. */
  readonly subject: string;
  readonly detail: string;
  readonly repair: string;
  readonly patch?: readonly PatchOperation[];
  /** Known already for what is wrong with a file itself. */
  readonly position?: { readonly line: number; readonly column: number };
}

/** Something to say about a run that is no finding of a check. */
export interface Notice {
  /** An error fails the run, a warning does not. */
  readonly level: 'error' | 'warning';
  readonly message: string;
  readonly file?: string;
}

/** A check that crashed: a fault of this program, never of the manifests. */
export interface BrokenCheck {
  readonly control: string;
  readonly object: Identity;
  readonly file: string;
  /** What it threw. */
  readonly error: string;
}
