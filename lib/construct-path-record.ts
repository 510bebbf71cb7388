/** The file in which paths of constructs go from `cdk8s synth` to the validator: read and removed by `HardeningValidation`. */

/**
 * Name of the file in the output directory. It has no extension that `kubectl apply -f` or a GitOps controller reads,
 * for a synth whose validation plugin is another.
 */
export const CONSTRUCT_PATH_RECORD = 'construct-paths.cdk8s-hardened';

/** One object of the app. */
export interface ConstructPathEntry {
  readonly apiVersion: string;
  readonly kind: string;
  /** As the chart gave it; objects of the cluster may lose it at synth. */
  readonly namespace?: string;
  readonly name: string;
  readonly path: string;
}
