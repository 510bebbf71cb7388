import { fsGroup } from '../../../../lib/validator/checks/workload/fs-group';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak, tweakContainer, tweakPod } from '../../../support/minimal';

const REPAIR = 'set securityContext.fsGroup to the group of the program.';

interface Options {
  readonly volume?: object;
  readonly mount?: object;
  readonly security?: object;
  readonly own?: object;
  readonly list?: any;
}

/** The minimal pod, which runs as non-root, with a volume "data" that a container mounts. */
function pod({ volume, mount, security, own, list = 'containers' }: Options = {}): Raw {
  const mounting = tweakContainer(list, (container) => {
    container.volumeMounts = [{ name: 'data', mountPath: '/data', ...mount }];
    Object.assign(container.securityContext, own);
  });
  return tweakPod(mounting, (spec) => {
    spec.volumes = [{ name: 'data', ...(volume ?? { persistentVolumeClaim: { claimName: 'data' } }) }];
    Object.assign(spec.securityContext, security);
  });
}

const MISSING = `Pod prod/web: an unprivileged user of the pod writes volume "data", and no fsGroup is set (spec.securityContext.fsGroup); ${REPAIR}`;

const STATEFUL = {
  ...tweak(MINIMAL_DEPLOYMENT, ({ spec }) => {
    spec.volumeClaimTemplates = [{ metadata: { name: 'data' } }, { metadata: { name: 'more' } }, null];
    spec.template.spec.containers[0].volumeMounts = [{ name: 'more' }, { name: 'data' }, { name: 'tmp' }];
  }),
  kind: 'StatefulSet',
};

checkSuite(fsGroup, {
  passes: {
    'a group': pod({ security: { fsGroup: 1001 } }),
    'group 0, which another control tells': pod({ security: { fsGroup: 0 } }),
  },
  fails: {
    'a claim': [pod(), [MISSING]],
    'fsGroup: null': [pod({ security: { fsGroup: null } }), [MISSING]],
    'an ephemeral volume': [pod({ volume: { ephemeral: { volumeClaimTemplate: {} } } }), [MISSING]],
    'an init container': [pod({ list: 'initContainers' }), [MISSING]],
    'a user above 0': [pod({ security: { runAsNonRoot: null, runAsUser: 1001 } }), [MISSING]],
    'a user above 0 of the container': [pod({ security: { runAsUser: 0 }, own: { runAsUser: 1001 } }), [MISSING]],
    'templates of a StatefulSet': [
      STATEFUL,
      [
        `StatefulSet prod/web: an unprivileged user of the pod writes volumes "data" and "more", and no fsGroup is set (spec.template.spec.securityContext.fsGroup); ${REPAIR}`,
      ],
    ],
  },
  notApplicable: {
    'no volumes': MINIMAL_POD,
    'a volume of another type': pod({ volume: { emptyDir: {} } }),
    'a claim that is read-only': pod({ volume: { persistentVolumeClaim: { claimName: 'data', readOnly: true } } }),
    'a mount that is read-only': pod({ mount: { readOnly: true } }),
    'an ephemeral container': pod({ list: 'ephemeralContainers' }),
    'a user that only the image knows': pod({ security: { runAsNonRoot: false } }),
    'root': pod({ own: { runAsUser: 0 } }),
    'Windows': tweakPod(pod(), (spec) => (spec.os = { name: 'windows' })),
  },
});
