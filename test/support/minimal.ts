import { RawObject } from '../../lib/validator/manifest';
import { ContainerList } from '../../lib/validator/pod';

/** An object as a test edits it: any field may be set to anything. */
export type Raw = RawObject & { [field: string]: any };

/** The smallest pod that passes every check of the Pod Security Standards, in every version. */
export const MINIMAL_POD: Raw = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'prod' },
  spec: {
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: 'app',
        image: `registry.example.com/app@sha256:${'0'.repeat(64)}`,
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      },
    ],
  },
};

/** The smallest Deployment whose pods pass every check of the Pod Security Standards, in every version. */
export const MINIMAL_DEPLOYMENT: Raw = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'prod' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: MINIMAL_POD.spec },
  },
};

/**
 * A copy of the object, edited.
 *
 * @example tweak(MINIMAL_POD, ({ spec }) => { spec.hostNetwork = true; })
 */
export function tweak(object: Raw, edit: (copy: Raw) => void): Raw {
  const copy = structuredClone(object);
  edit(copy);
  return copy;
}

/** A copy of the object whose PodSpec is edited, wherever the object holds it: in a Pod or in a `spec.template`. */
export function tweakPod(object: Raw, edit: (podSpec: any) => void): Raw {
  return tweak(object, ({ spec }) => edit(spec.template?.spec ?? spec));
}

const EXTRA = { initContainers: 'setup', ephemeralContainers: 'debug' } as const;

/**
 * A copy of the minimal pod, or of `object`, with one container edited: its own in `containers`; in the other lists a
 * hardened one, "setup" or "debug", is added first.
 */
export function tweakContainer(list: ContainerList, edit: (container: any) => void, object = MINIMAL_POD): Raw {
  return tweakPod(object, (podSpec) => {
    const [own] = podSpec.containers;
    if (list !== 'containers') {
      podSpec[list] = [{ ...structuredClone(own), name: EXTRA[list] }];
    }
    edit(podSpec[list][0]);
  });
}
