import { resourceQuota } from '../../../../lib/validator/checks/namespace/resource-quota';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_POD, Raw, tweak } from '../../../support/minimal';
import { PROD } from '../../../support/network-policies';

function quota(spec: unknown, namespace = 'prod'): Raw {
  return { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'quota', namespace }, spec };
}

function moved(object: Raw, namespace: string | undefined): Raw {
  return tweak(object, ({ metadata }) => Object.assign(metadata, { namespace }));
}

const message = (title = 'Namespace prod'): string =>
  `${title}: no ResourceQuota limits what the namespace may use (metadata.name); add a ResourceQuota.`;

const set = agentSet();
const weakened = set.filter(({ kind }) => kind !== 'ResourceQuota');

checkSuite(resourceQuota, {
  passes: {
    'a quota': [PROD, MINIMAL_POD, quota({ hard: { 'limits.memory': '4Gi' } })],
    'a number': [PROD, MINIMAL_POD, quota({ hard: { pods: 10 } })],
    'the agent': [find(set, 'Namespace'), ...set],
  },
  fails: {
    'no quota': [[PROD, MINIMAL_POD], [message()]],
    'a quota of another namespace': [[PROD, MINIMAL_POD, quota({ hard: { pods: '10' } }, 'dev')], [message()]],
    'a quota that limits nothing': [
      [PROD, MINIMAL_POD, quota({ hard: {} }), quota({ hard: null }), quota(null)],
      [message()],
    ],
    'the agent without it': [[find(set, 'Namespace'), ...weakened], [message('Namespace aiops')]],
  },
  notApplicable: {
    'a Namespace alone': PROD,
    'pods of another namespace': [PROD, moved(MINIMAL_POD, 'dev')],
    'a Namespace without name': [tweak(PROD, ({ metadata }) => delete metadata.name), moved(MINIMAL_POD, undefined)],
    'kube-system': [
      tweak(PROD, ({ metadata }) => Object.assign(metadata, { name: 'kube-system' })),
      moved(MINIMAL_POD, 'kube-system'),
    ],
  },
});
