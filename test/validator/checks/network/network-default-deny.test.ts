import { networkDefaultDeny } from '../../../../lib/validator/checks/network/network-default-deny';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak, tweakPod } from '../../../support/minimal';
import { CLIENTS, DENY_ALL, networkPolicy, PROD } from '../../../support/network-policies';

function message(title: string, directions: string, at: string, types: string): string {
  return `${title}: no NetworkPolicy denies ${directions} by default in namespace "prod" (${at}); add a NetworkPolicy with podSelector: {}, policyTypes [${types}] and no rules.`;
}

const NAMESPACE = message('Namespace prod', 'ingress and egress', 'metadata.name', 'Ingress, Egress');
const NO_INGRESS = message('Namespace prod', 'ingress', 'metadata.name', 'Ingress');
const NO_EGRESS = message('Namespace prod', 'egress', 'metadata.name', 'Egress');

function forAll(spec: { [field: string]: unknown }): Raw {
  return networkPolicy({ podSelector: {}, ...spec });
}

function moved(object: Raw, namespace: string | undefined): Raw {
  return tweak(object, ({ metadata }) => Object.assign(metadata, { namespace }));
}

function onNode(object: Raw): Raw {
  return tweakPod(object, (spec) => Object.assign(spec, { hostNetwork: true }));
}

const set = agentSet();
const withoutDeny = set.filter(({ metadata }) => metadata.name !== 'default-deny');

checkSuite(networkDefaultDeny, {
  passes: {
    'a policy for both directions': [PROD, MINIMAL_POD, DENY_ALL],
    'one for each direction': [
      PROD,
      MINIMAL_POD,
      forAll({ policyTypes: ['Ingress'] }),
      forAll({ policyTypes: ['Egress'] }),
    ],
    'with a rule that names peers': [
      PROD,
      MINIMAL_POD,
      forAll({ policyTypes: ['Ingress', 'Egress'], egress: [{ to: [CLIENTS] }] }),
    ],
    'an empty selector, written out': [
      PROD,
      MINIMAL_POD,
      forAll({ podSelector: { matchLabels: {}, matchExpressions: [] }, policyTypes: ['Ingress', 'Egress'] }),
    ],
    'without Namespace, the first workload': [MINIMAL_DEPLOYMENT, DENY_ALL],
    'the agent': [find(set, 'Namespace'), ...set],
  },
  fails: {
    'no policy': [[PROD, MINIMAL_POD], [NAMESPACE]],
    'no pods, but a policy': [[PROD, networkPolicy({ policyTypes: ['Ingress', 'Egress'] })], [NAMESPACE]],
    'a policy for some pods': [[PROD, MINIMAL_POD, networkPolicy({ policyTypes: ['Ingress', 'Egress'] })], [NAMESPACE]],
    'ingress only': [[PROD, MINIMAL_POD, forAll({ policyTypes: ['Ingress'] })], [NO_EGRESS]],
    'egress only': [[PROD, MINIMAL_POD, forAll({ policyTypes: ['Egress'] })], [NO_INGRESS]],
    'no policyTypes': [[PROD, MINIMAL_POD, forAll({})], [NO_EGRESS]],
    'everything allowed again': [
      [
        PROD,
        MINIMAL_POD,
        forAll({ policyTypes: ['Ingress', 'Egress'], ingress: [{}], egress: [{ to: [], ports: [] }] }),
      ],
      [NAMESPACE],
    ],
    'a policy of another namespace': [[PROD, MINIMAL_POD, moved(DENY_ALL, 'dev')], [NAMESPACE]],
    'without Namespace, the first workload': [
      MINIMAL_DEPLOYMENT,
      [message('Deployment prod/web', 'ingress and egress', 'metadata.namespace', 'Ingress, Egress')],
    ],
    'without Namespace, the first that policies apply to': [
      [MINIMAL_POD, onNode(MINIMAL_DEPLOYMENT)],
      [message('Pod prod/web', 'ingress and egress', 'metadata.namespace', 'Ingress, Egress')],
    ],
    'the agent without it': [
      [find(set, 'Namespace'), ...withoutDeny],
      [
        'Namespace aiops: no NetworkPolicy denies ingress and egress by default in namespace "aiops" (metadata.name); add a NetworkPolicy with podSelector: {}, policyTypes [Ingress, Egress] and no rules.',
      ],
    ],
  },
  notApplicable: {
    'a Namespace alone': PROD,
    'an object without pods': [
      { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'web', namespace: 'prod' } },
      MINIMAL_POD,
    ],
    'a Namespace whose pods are in the network of the node': [PROD, onNode(MINIMAL_POD)],
    'a Namespace without name': [tweak(PROD, ({ metadata }) => delete metadata.name), moved(MINIMAL_POD, undefined)],
    'a workload beside its Namespace': [MINIMAL_DEPLOYMENT, PROD],
    'a workload without namespace': moved(MINIMAL_DEPLOYMENT, undefined),
    'a workload of Kubernetes itself': moved(MINIMAL_DEPLOYMENT, 'kube-system'),
    'policies of a plug-in': [
      PROD,
      MINIMAL_POD,
      { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'web', namespace: 'prod' } },
    ],
  },
});
