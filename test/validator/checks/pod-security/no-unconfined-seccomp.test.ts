import { noUnconfinedSeccomp } from '../../../../lib/validator/checks/pod-security/no-unconfined-seccomp';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak, tweakContainer, tweakPod } from '../../../support/minimal';

const REPAIR = 'set type to "Localhost" or "RuntimeDefault".';
const ANNOTATION = 'remove the annotation or set it to "runtime/default".';
const POD = 'seccomp.security.alpha.kubernetes.io/pod';
const CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';

const profile =
  (seccompProfile: unknown) =>
  (holder: any): unknown =>
    (holder.securityContext = { seccompProfile });

function annotated(annotations: object | null): Raw {
  return tweak(tweakContainer('initContainers', profile({ type: 'Unconfined' })), ({ metadata }) => {
    metadata.annotations = annotations;
  });
}

checkSuite(noUnconfinedSeccomp, {
  passes: {
    'RuntimeDefault for the pod': MINIMAL_POD,
    'absent': tweakPod(MINIMAL_POD, (spec) => delete spec.securityContext),
    'null': tweakPod(MINIMAL_POD, profile(null)),
    'Localhost for a container': tweakContainer('containers', profile({ type: 'Localhost' })),
    'an annotation': tweak(MINIMAL_POD, ({ metadata }) => (metadata.annotations = { [POD]: 'unconfined' })),
  },
  fails: {
    'the pod': [
      tweakPod(MINIMAL_POD, profile({ type: 'Unconfined' })),
      [
        `Pod prod/web: the pod sets its seccomp profile to "Unconfined" (spec.securityContext.seccompProfile.type); ${REPAIR}`,
      ],
    ],
    'an init container': [
      tweakContainer('initContainers', profile({ type: 'Unconfined' })),
      [
        `Pod prod/web: init container "setup" sets its seccomp profile to "Unconfined" (spec.initContainers[0].securityContext.seccompProfile.type); ${REPAIR}`,
      ],
    ],
    'a container of a Deployment, no type': [
      tweakContainer('containers', profile({}), MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" sets its seccomp profile to "" (spec.template.spec.containers[0].securityContext.seccompProfile.type); ${REPAIR}`,
      ],
    ],
    'an ephemeral container, a type that Kubernetes does not know': [
      tweakContainer('ephemeralContainers', profile({ type: 'runtime/default' })),
      [
        `Pod prod/web: ephemeral container "debug" sets its seccomp profile to "runtime/default" (spec.ephemeralContainers[0].securityContext.seccompProfile.type); ${REPAIR}`,
      ],
    ],
  },
});

checkSuite(noUnconfinedSeccomp, {
  minor: 18,
  passes: {
    'the field': annotated(null),
    'annotations that confine': annotated({
      [POD]: 'docker/default',
      [`${CONTAINER}app`]: 'localhost/web',
      [`${CONTAINER}setup`]: 'runtime/default',
    }),
    'an annotation of a container that does not exist': annotated({ [`${CONTAINER}other`]: 'unconfined' }),
  },
  fails: {
    'annotations of the pod and of containers': [
      annotated({ [POD]: 'unconfined', [`${CONTAINER}app`]: '', [`${CONTAINER}setup`]: null }),
      [
        `Pod prod/web: an annotation sets the seccomp profile to "unconfined" (metadata.annotations["${POD}"]); ${ANNOTATION}`,
        `Pod prod/web: an annotation sets the seccomp profile to "" (metadata.annotations["${CONTAINER}setup"]); ${ANNOTATION}`,
        `Pod prod/web: an annotation sets the seccomp profile to "" (metadata.annotations["${CONTAINER}app"]); ${ANNOTATION}`,
      ],
    ],
  },
});
