import { serviceAccountReference } from '../../../../lib/validator/checks/references/service-account-reference';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak, tweakPod } from '../../../support/minimal';
import { customResource, prod } from '../../../support/objects';

function running(fields: object, object = MINIMAL_POD): Raw {
  return tweakPod(object, (spec) => Object.assign(spec, fields));
}

const account = (name: string): Raw => prod('v1', 'ServiceAccount', name);
const WEB = running({ serviceAccountName: 'web' });
const message = (path: string, title = 'Pod prod/web', name = 'web'): string =>
  `${title}: needs ServiceAccount "${name}", which does not exist (${path}); create the ServiceAccount.`;

const set = agentSet();
const others = [
  ...set.filter(({ kind }) => kind !== 'ServiceAccount'),
  tweak(account('other'), ({ metadata }) => (metadata.namespace = 'aiops')),
];

checkSuite(serviceAccountReference, {
  passes: {
    'an account': [WEB, account('web')],
    'absent': [MINIMAL_POD, account('api')],
    'null': [running({ serviceAccountName: null }), account('api')],
    'empty': [running({ serviceAccountName: '' }), account('api')],
    'default': [running({ serviceAccountName: 'default' }), account('api')],
    'no accounts here': WEB,
    'accounts elsewhere': [WEB, tweak(account('api'), ({ metadata }) => (metadata.namespace = 'test'))],
    'an account without a namespace': [WEB, account('api'), { ...account('web'), metadata: { name: 'web' } }],
    'an account that an operator makes': [WEB, account('api'), customResource('x', { spec: { account: 'web' } })],
    'a namespace of Kubernetes': [
      tweak(WEB, ({ metadata }) => (metadata.namespace = 'kube-system')),
      tweak(account('api'), ({ metadata }) => (metadata.namespace = 'kube-system')),
    ],
    'the agent': [find(set, 'Deployment'), ...set],
  },
  fails: {
    'another name': [[WEB, account('api')], [message('spec.serviceAccountName')]],
    'the field of old': [
      [running({ serviceAccount: 'web' }, MINIMAL_DEPLOYMENT), account('api')],
      [message('spec.template.spec.serviceAccount', 'Deployment prod/web')],
    ],
    'both without a namespace': [
      [
        tweak(WEB, ({ metadata }) => delete metadata.namespace),
        tweak(account('api'), ({ metadata }) => delete metadata.namespace),
      ],
      [message('spec.serviceAccountName', 'Pod web')],
    ],
    'a weakened agent': [
      [find(others, 'Deployment'), ...others],
      [message('spec.template.spec.serviceAccountName', 'Deployment aiops/aiops-agent', 'aiops-agent')],
    ],
  },
});
