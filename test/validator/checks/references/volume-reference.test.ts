import { volumeReference } from '../../../../lib/validator/checks/references/volume-reference';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak, tweakContainer, tweakPod } from '../../../support/minimal';

const DATA = { volumeMounts: [{ name: 'data', mountPath: '/data' }] };
const message = (user: string, path: string, title = 'Pod prod/web', name = 'data'): string =>
  `${title}: ${user} mounts volume "${name}", which the pod does not have (${path}.name); add the volume or remove the mount.`;

function mounting(fields: object, object = MINIMAL_POD): Raw {
  return tweakContainer('containers', (container) => Object.assign(container, fields), object);
}

function withVolumes(object: Raw, ...names: string[]): Raw {
  return tweakPod(object, (spec) => (spec.volumes = names.map((name) => ({ name, emptyDir: {} }))));
}

const templates = (object: Raw, volumeClaimTemplates: unknown): Raw =>
  tweak(object, ({ spec }) => (spec.volumeClaimTemplates = volumeClaimTemplates));
const STATEFUL_SET = mounting(DATA, { ...MINIMAL_DEPLOYMENT, kind: 'StatefulSet' });
const CLONE_SET = { ...STATEFUL_SET, apiVersion: 'apps.kruise.io/v1alpha1', kind: 'CloneSet' };
const AT = 'spec.containers[0].volumeMounts[0]';
const weakened = tweakPod(find(agentSet(), 'Deployment'), (spec) => (spec.volumes = []));
const mounted = weakened.spec.template.spec.containers[0].volumeMounts as { name: string }[];

checkSuite(volumeReference, {
  passes: {
    'no mounts': MINIMAL_POD,
    'null': mounting({ volumeMounts: null }),
    'a volume': withVolumes(mounting(DATA), 'tmp', 'data'),
    'a device': withVolumes(mounting({ volumeDevices: [{ name: 'data', devicePath: '/dev/a' }] }), 'data'),
    'a claim template': templates(STATEFUL_SET, [{ metadata: { name: 'data' } }]),
    'a claim template of a custom resource': templates(CLONE_SET, [null, { metadata: { name: 'data' } }]),
    'the agent': find(agentSet(), 'Deployment'),
  },
  fails: {
    'no volumes': [mounting(DATA), [message('container "app"', AT)]],
    'another volume': [withVolumes(mounting(DATA), 'tmp'), [message('container "app"', AT)]],
    'a device': [
      mounting({ volumeDevices: [{ name: 'data', devicePath: '/dev/a' }] }),
      [message('container "app"', 'spec.containers[0].volumeDevices[0]')],
    ],
    'no name': [mounting({ volumeMounts: [null] }), [message('container "app"', AT, 'Pod prod/web', '')]],
    'an init container': [
      tweakContainer('initContainers', (container) => Object.assign(container, DATA)),
      [message('init container "setup"', 'spec.initContainers[0].volumeMounts[0]')],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', (container) => Object.assign(container, DATA)),
      [message('ephemeral container "debug"', 'spec.ephemeralContainers[0].volumeMounts[0]')],
    ],
    'another claim template': [
      templates(STATEFUL_SET, [{ metadata: { name: 'logs' } }, {}]),
      [message('container "app"', `spec.template.${AT}`, 'StatefulSet prod/web')],
    ],
    'claim templates of a Deployment count for nothing': [
      templates(mounting(DATA, MINIMAL_DEPLOYMENT), 'none'),
      [message('container "app"', `spec.template.${AT}`, 'Deployment prod/web')],
    ],
    'a weakened agent': [
      weakened,
      mounted.map(({ name }, index) =>
        message(
          'container "aiops-agent"',
          `spec.template.spec.containers[0].volumeMounts[${index}]`,
          'Deployment aiops/aiops-agent',
          name,
        ),
      ),
    ],
  },
  notApplicable: {
    'an operator that adds volumes': { ...STATEFUL_SET, apiVersion: 'example.com/v1', kind: 'Database' },
    'a patch': mounting({ ...DATA, image: null }, MINIMAL_DEPLOYMENT),
  },
});
