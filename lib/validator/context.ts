import type { Tree } from './tree';

/** What a check may know beside the object it is given. */
export interface Context {
  /** Everything of the run. */
  readonly tree: Tree;
  /** Minor version of Kubernetes that the manifests are for: 37 for 1.37. Pod Security goes back to 1.0. */
  readonly minor: number;
  /** Registries from which images may come, such as `registry.example.com/team`; empty where any that is written out will do. */
  readonly registries: readonly string[];
}
