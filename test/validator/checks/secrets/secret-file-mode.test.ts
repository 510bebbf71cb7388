import { secretFileMode } from '../../../../lib/validator/checks/secrets/secret-file-mode';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak, tweakPod } from '../../../support/minimal';

function volume(source: unknown, object = MINIMAL_POD): Raw {
  return tweakPod(object, (spec) => {
    spec.volumes = [{ name: 'api', ...(source as object) }];
  });
}

const GIVES = 'gives its secrets to every user of the pod: mode';
const DEFAULT = 'set defaultMode to 0440 or less.';
const MODE = 'set mode to 0440 or less.';

checkSuite(secretFileMode, {
  passes: {
    '0440': volume({ secret: { defaultMode: 0o440 } }),
    '0400': volume({ secret: { defaultMode: 0o400 } }),
    '0': volume({ secret: { defaultMode: 0 } }),
    'every item has its mode': volume({ secret: { items: [{ key: 'a', path: 'a', mode: 0o400 }] } }),
    'projected': volume({ projected: { defaultMode: 0o440, sources: [{ secret: { name: 'api' } }] } }),
    'the set of the library': find(agentSet(), 'Deployment'),
  },
  fails: {
    'absent': [
      volume({ secret: { secretName: 'api' } }, MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: volume "api" ${GIVES} 0644 (spec.template.spec.volumes[0].secret.defaultMode); ${DEFAULT}`,
      ],
    ],
    'null': [
      volume({ secret: { defaultMode: null, items: null } }),
      [`Pod prod/web: volume "api" ${GIVES} 0644 (spec.volumes[0].secret.defaultMode); ${DEFAULT}`],
    ],
    'a bit for others': [
      volume({ secret: { defaultMode: 0o441 } }),
      [`Pod prod/web: volume "api" ${GIVES} 0441 (spec.volumes[0].secret.defaultMode); ${DEFAULT}`],
    ],
    'an item, and the default of another': [
      volume({ secret: { items: [{ key: 'a', path: 'b', mode: 0o604 }, { key: 'c' }] } }),
      [
        `Pod prod/web: volume "api" ${GIVES} 0644 (spec.volumes[0].secret.defaultMode); ${DEFAULT}`,
        `Pod prod/web: file "b" of volume "api" ${GIVES} 0604 (spec.volumes[0].secret.items[0].mode); ${MODE}`,
      ],
    ],
    'projected, told once': [
      volume({
        projected: {
          sources: [
            { configMap: { name: 'c' } },
            { secret: { name: 'a' } },
            { secret: { name: 'b', items: [{ key: 'k', mode: 0o666 }, { key: 'l' }] } },
          ],
        },
      }),
      [
        `Pod prod/web: volume "api" ${GIVES} 0644 (spec.volumes[0].projected.defaultMode); ${DEFAULT}`,
        `Pod prod/web: file "k" of volume "api" ${GIVES} 0666 (spec.volumes[0].projected.sources[2].secret.items[0].mode); ${MODE}`,
      ],
    ],
    'the set of the library, weakened': [
      tweak(find(agentSet(), 'Deployment'), ({ spec }) => {
        spec.template.spec.volumes = [{ name: 'secrets', secret: { secretName: 'a' } }];
      }),
      [
        `Deployment aiops/aiops-agent: volume "secrets" ${GIVES} 0644 (spec.template.spec.volumes[0].secret.defaultMode); ${DEFAULT}`,
      ],
    ],
  },
  notApplicable: {
    'no volumes': MINIMAL_POD,
    'a ConfigMap': volume({ configMap: { name: 'a' } }),
    'a token: the kubelet chooses its mode': volume({
      projected: { sources: [{ serviceAccountToken: { path: 'token' } }] },
    }),
    'Windows': tweakPod(volume({ secret: { secretName: 'a' } }), (spec) => {
      spec.os = { name: 'windows' };
    }),
  },
});
