import { sizedVolumes } from '../../../../lib/validator/checks/workload/sized-volumes';
import { checkSuite } from '../../../support/checks';
import { agentSet, find, podSpec } from '../../../support/manifests';
import { MINIMAL_POD, Raw, tweakPod } from '../../../support/minimal';

const set = agentSet();
const index = podSpec(set).volumes.findIndex(({ emptyDir }: any) => emptyDir !== undefined);
const { name, emptyDir } = podSpec(set).volumes[index];
delete emptyDir.sizeLimit;
const weakened = find(set, 'Deployment');

const REPAIR = 'set emptyDir.sizeLimit.';
const UNSIZED = `Pod prod/web: volume "tmp" is an emptyDir without a sizeLimit (spec.volumes[0].emptyDir.sizeLimit); ${REPAIR}`;

function holding(...volumes: unknown[]): Raw {
  return tweakPod(MINIMAL_POD, (spec) => (spec.volumes = volumes));
}

checkSuite(sizedVolumes, {
  passes: {
    'a size': holding({ name: 'tmp', emptyDir: { sizeLimit: '1Gi' } }),
    'a size as a number, in memory': holding({ name: 'tmp', emptyDir: { medium: 'Memory', sizeLimit: 1e8 } }),
    'other types': holding(
      { name: 'a', configMap: { name: 'a' } },
      { name: 'b', ephemeral: { volumeClaimTemplate: {} } },
      { name: 'c', nfs: { server: 'nfs.example.com', path: '/' } },
    ),
  },
  fails: {
    'no size': [holding({ name: 'tmp', emptyDir: {} }), [UNSIZED]],
    'size: null': [holding({ name: 'tmp', emptyDir: { sizeLimit: null } }), [UNSIZED]],
    'size: 0, which is none': [holding({ name: 'tmp', emptyDir: { sizeLimit: '0' } }), [UNSIZED]],
    'no source, which means emptyDir': [holding({ name: 'tmp' }), [UNSIZED]],
    'a source that is null, which means emptyDir': [holding({ name: 'tmp', emptyDir: null }), [UNSIZED]],
    'in memory, the second of two': [
      holding({ name: 'tmp', emptyDir: { sizeLimit: '1Gi' } }, { name: 'shm', emptyDir: { medium: 'Memory' } }),
      [
        `Pod prod/web: volume "shm" is an emptyDir in memory without a sizeLimit (spec.volumes[1].emptyDir.sizeLimit); ${REPAIR}`,
      ],
    ],
    'the agent, weakened': [
      weakened,
      [
        `Deployment aiops/aiops-agent: volume "${name}" is an emptyDir without a sizeLimit (spec.template.spec.volumes[${index}].emptyDir.sizeLimit); ${REPAIR}`,
      ],
    ],
  },
  notApplicable: {
    'no volumes': MINIMAL_POD,
    'volumes: null': tweakPod(MINIMAL_POD, (spec) => (spec.volumes = null)),
  },
});
