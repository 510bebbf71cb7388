import { noNakedPod } from '../../../../lib/validator/checks/workload/no-naked-pod';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak, tweakPod } from '../../../support/minimal';

const message = (repair: string): string =>
  `Pod prod/web: stands without a controller that would start it again on another node (kind); ${repair}.`;

function marked(metadata: object): Raw {
  return tweak(MINIMAL_POD, (pod) => Object.assign(pod.metadata, metadata));
}

checkSuite(noNakedPod, {
  passes: {},
  fails: {
    'a pod': [MINIMAL_POD, [message('use a Deployment')]],
    'restartPolicy: Always': [
      tweakPod(MINIMAL_POD, (spec) => (spec.restartPolicy = 'Always')),
      [message('use a Deployment')],
    ],
    'restartPolicy: null': [
      tweakPod(MINIMAL_POD, (spec) => (spec.restartPolicy = null)),
      [message('use a Deployment')],
    ],
    'a pod that ends': [tweakPod(MINIMAL_POD, (spec) => (spec.restartPolicy = 'OnFailure')), [message('use a Job')]],
    'owners: []': [marked({ ownerReferences: [] }), [message('use a Deployment')]],
    'no spec': [{ apiVersion: 'v1', kind: 'Pod', metadata: MINIMAL_POD.metadata }, [message('use a Deployment')]],
  },
  notApplicable: {
    'made by a controller': marked({ ownerReferences: [{ kind: 'ReplicaSet', name: 'web-1' }] }),
    'a hook of Helm': marked({ annotations: { 'helm.sh/hook': 'test' } }),
    'a static pod': marked({ namespace: 'kube-system' }),
    'a Deployment': MINIMAL_DEPLOYMENT,
  },
});
