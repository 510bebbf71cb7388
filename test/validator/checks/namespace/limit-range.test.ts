import { limitRange } from '../../../../lib/validator/checks/namespace/limit-range';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_POD, Raw, tweak } from '../../../support/minimal';
import { PROD } from '../../../support/network-policies';

function limits(...items: unknown[]): Raw {
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'limits', namespace: 'prod' },
    spec: { limits: items },
  };
}

function moved(object: Raw, namespace: string | undefined): Raw {
  return tweak(object, ({ metadata }) => Object.assign(metadata, { namespace }));
}

const message = (title = 'Namespace prod'): string =>
  `${title}: no LimitRange gives containers a limit that have none (metadata.name); add a LimitRange with defaults for containers.`;

const set = agentSet();
const weakened = set.filter(({ kind }) => kind !== 'LimitRange');

checkSuite(limitRange, {
  passes: {
    'defaults': [PROD, MINIMAL_POD, limits({ type: 'Container', default: { memory: '512Mi' } })],
    'a maximum, which is also the default': [PROD, MINIMAL_POD, limits({ type: 'Container', max: { memory: '1Gi' } })],
    'among others': [
      PROD,
      MINIMAL_POD,
      limits({ type: 'Pod', max: { cpu: 2 } }, { type: 'Container', max: { cpu: 1 } }),
    ],
    'the agent': [find(set, 'Namespace'), ...set],
  },
  fails: {
    'none': [[PROD, MINIMAL_POD], [message()]],
    'of another namespace': [
      [PROD, MINIMAL_POD, moved(limits({ type: 'Container', max: { cpu: 1 } }), 'dev')],
      [message()],
    ],
    'for volumes only': [
      [PROD, MINIMAL_POD, limits({ type: 'PersistentVolumeClaim', max: { storage: '1Gi' } })],
      [message()],
    ],
    'requests only': [
      [PROD, MINIMAL_POD, limits({ type: 'Container', defaultRequest: { cpu: '100m' }, default: {} })],
      [message()],
    ],
    'no items': [[PROD, MINIMAL_POD, limits(), tweak(limits(), (copy) => delete copy.spec)], [message()]],
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
