import { noSecretSubPath } from '../../../../lib/validator/checks/secrets/no-secret-sub-path';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweakContainer, tweakPod } from '../../../support/minimal';

type List = 'containers' | 'initContainers' | 'ephemeralContainers';

function mounted(volume: unknown, mount: unknown, list: List = 'containers', object = MINIMAL_POD): Raw {
  const pod = tweakPod(object, (spec) => {
    spec.volumes = [
      { name: 'other', emptyDir: {} },
      { name: 'api', ...(volume as object) },
    ];
  });
  return tweakContainer(
    list,
    (container) => {
      container.volumeMounts = [
        { name: 'other', mountPath: '/tmp', subPath: 'a' },
        { name: 'api', mountPath: '/a', ...(mount as object) },
      ];
    },
    pod,
  );
}

const SECRET = { secret: { secretName: 'api' } };
const SUB_PATH = { subPath: 'token' };
const REPAIR = 'which then never follows a rotation';
const MEND = 'mount the volume as a directory.';
const MESSAGE = `Pod prod/web: container "app" mounts subPath "token" of volume "api", ${REPAIR} (spec.containers[0].volumeMounts[1].subPath); ${MEND}`;

checkSuite(noSecretSubPath, {
  passes: {
    'a directory': mounted(SECRET, {}),
    'empty': mounted(SECRET, { subPath: '', subPathExpr: null }),
    'no mounts': tweakPod(MINIMAL_POD, (spec) => {
      spec.volumes = [{ name: 'api', ...SECRET }];
    }),
    'the set of the library': find(agentSet(), 'Deployment'),
  },
  fails: {
    'a container': [
      mounted(SECRET, SUB_PATH, 'containers', MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" mounts subPath "token" of volume "api", ${REPAIR} (spec.template.spec.containers[0].volumeMounts[1].subPath); ${MEND}`,
      ],
    ],
    'an init container': [
      mounted(SECRET, SUB_PATH, 'initContainers'),
      [
        `Pod prod/web: init container "setup" mounts subPath "token" of volume "api", ${REPAIR} (spec.initContainers[0].volumeMounts[1].subPath); ${MEND}`,
      ],
    ],
    'an ephemeral container': [
      mounted(SECRET, SUB_PATH, 'ephemeralContainers'),
      [
        `Pod prod/web: ephemeral container "debug" mounts subPath "token" of volume "api", ${REPAIR} (spec.ephemeralContainers[0].volumeMounts[1].subPath); ${MEND}`,
      ],
    ],
    'subPathExpr': [
      mounted(SECRET, { subPathExpr: '$(POD_NAME)' }),
      [
        `Pod prod/web: container "app" mounts subPathExpr "$(POD_NAME)" of volume "api", ${REPAIR} (spec.containers[0].volumeMounts[1].subPathExpr); ${MEND}`,
      ],
    ],
    'a projected Secret': [mounted({ projected: { sources: [{ secret: { name: 'api' } }] } }, SUB_PATH), [MESSAGE]],
    'a projected token': [
      mounted({ projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } }, SUB_PATH),
      [MESSAGE],
    ],
    'the Secrets Store driver': [mounted({ csi: { driver: 'secrets-store.csi.k8s.io' } }, SUB_PATH), [MESSAGE]],
  },
  notApplicable: {
    'no volumes': MINIMAL_POD,
    'no volume with a secret': mounted({ configMap: { name: 'api' } }, SUB_PATH),
    'a projected ConfigMap': mounted({ projected: { sources: [{ configMap: { name: 'api' } }] } }, SUB_PATH),
  },
});
