import { objectCheck, PASS, Violation } from '../../check';
import type { KindName } from '../../manifest';
import { findSecret, tell } from '../../secrets';
import type { Path } from '../../shape';
import { SHAPES } from '../../shapes';
import { quote } from '../../text';

/*
 * No annotation or label may hold a secret's value.
 * Metadata is copied into logs, events and metrics, and read by everybody who may list the objects.
 *
 * metadata.annotations[*], metadata.labels[*] of every object and pod template: nothing that looks like a secret by its
 * key, its form or its settings (secrets.ts)
 *
 * kubectl's last-applied annotation is told by no-last-applied, whatever it holds.
 */

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

interface Metadata {
  readonly annotations?: { readonly [key: string]: string | undefined };
  readonly labels?: { readonly [key: string]: string | undefined };
}

function valuesOf(path: Path, metadata: Metadata, field: keyof Metadata): readonly Violation[] {
  const values = metadata[field];
  if (values === undefined) {
    return PASS;
  }
  return Object.entries(values).flatMap(([key, value = '']) => {
    const secret = key === LAST_APPLIED ? undefined : findSecret(key, value);
    return secret === undefined
      ? PASS
      : [
          {
            path: [...path, field, key],
            problem: `has ${tell(secret)} in ${field === 'labels' ? 'label' : 'annotation'} ${quote(key)}`,
            repair: 'move it to a Secret outside Git, and rotate it',
          },
        ];
  });
}

function metadataOf(path: Path, metadata: Metadata): readonly Violation[] {
  return metadata.annotations === undefined && metadata.labels === undefined
    ? PASS
    : [...valuesOf(path, metadata, 'annotations'), ...valuesOf(path, metadata, 'labels')];
}

export const noSecretInAnnotations = objectCheck({
  id: 'no-secret-in-annotations',
  kinds: Object.keys(SHAPES) as KindName[],
  run: ({ metadata, pods }) => [
    ...metadataOf(['metadata'], metadata),
    // A Pod is its own template.
    ...pods.filter((pod) => pod.metadata !== metadata).flatMap((pod) => metadataOf(pod.path('metadata'), pod.metadata)),
  ],
});
