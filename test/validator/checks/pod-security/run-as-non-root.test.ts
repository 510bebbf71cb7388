import { runAsNonRoot } from '../../../../lib/validator/checks/pod-security/run-as-non-root';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak } from '../../../support/minimal';

const SET = 'set runAsNonRoot to true.';
const MISSING = 'set runAsNonRoot to true in the securityContext of the pod or of the container.';

/** A pod with a container of each kind, with `runAsNonRoot` as given; absent where undefined. */
function pod(ofPod: unknown, init: unknown, main: unknown, ephemeral: unknown): Raw {
  const securityContext = (value: unknown): object => (value === undefined ? {} : { runAsNonRoot: value });
  return tweak(MINIMAL_POD, (object) => {
    object.spec = {
      securityContext: securityContext(ofPod),
      initContainers: [{ name: 'setup', securityContext: securityContext(init) }],
      containers: [{ name: 'app', securityContext: securityContext(main) }],
      ephemeralContainers: [{ name: 'debug', securityContext: securityContext(ephemeral) }],
    };
  });
}

const inUserNamespace = tweak(pod(false, false, undefined, undefined), ({ spec }) => (spec.hostUsers = false));

checkSuite(runAsNonRoot, {
  passes: {
    'true for the pod': MINIMAL_POD,
    'true for every container': pod(undefined, true, true, true),
    'null for the pod, true for every container': pod(null, true, true, true),
    'true for the pod, null for the containers': pod(true, null, null, null),
    'a pod with a user namespace': inUserNamespace,
    'no containers': tweak(MINIMAL_POD, (object) => (object.spec = null)),
  },
  fails: {
    'nowhere': [
      pod(undefined, undefined, undefined, undefined),
      [
        `Pod prod/web: init container "setup" may run as root (spec.initContainers[0].securityContext.runAsNonRoot); ${MISSING}`,
        `Pod prod/web: container "app" may run as root (spec.containers[0].securityContext.runAsNonRoot); ${MISSING}`,
        `Pod prod/web: ephemeral container "debug" may run as root (spec.ephemeralContainers[0].securityContext.runAsNonRoot); ${MISSING}`,
      ],
    ],
    'false for one container': [
      pod(true, undefined, false, undefined),
      [
        `Pod prod/web: container "app" sets runAsNonRoot to false (spec.containers[0].securityContext.runAsNonRoot); ${SET}`,
      ],
    ],
    'false for the pod, even where every container is told otherwise': [
      pod(false, true, true, true),
      [`Pod prod/web: the pod sets runAsNonRoot to false (spec.securityContext.runAsNonRoot); ${SET}`],
    ],
    'false for the pod, from which the containers have it': [
      pod(false, undefined, undefined, false),
      [
        `Pod prod/web: the pod sets runAsNonRoot to false (spec.securityContext.runAsNonRoot); ${SET}`,
        `Pod prod/web: ephemeral container "debug" sets runAsNonRoot to false (spec.ephemeralContainers[0].securityContext.runAsNonRoot); ${SET}`,
      ],
    ],
    'nowhere in a Deployment': [
      tweak(MINIMAL_DEPLOYMENT, ({ spec }) => delete spec.template.spec.securityContext),
      [
        `Deployment prod/web: container "app" may run as root (spec.template.spec.containers[0].securityContext.runAsNonRoot); ${MISSING}`,
      ],
    ],
  },
});

checkSuite(runAsNonRoot, {
  minor: 34,
  passes: { 'true for the pod': MINIMAL_POD },
  fails: {
    'a pod with a user namespace': [
      inUserNamespace,
      [
        `Pod prod/web: the pod sets runAsNonRoot to false (spec.securityContext.runAsNonRoot); ${SET}`,
        `Pod prod/web: init container "setup" sets runAsNonRoot to false (spec.initContainers[0].securityContext.runAsNonRoot); ${SET}`,
      ],
    ],
  },
});
