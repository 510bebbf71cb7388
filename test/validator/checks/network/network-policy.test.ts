import { networkPolicy as check } from '../../../../lib/validator/checks/network/network-policy';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak, tweakPod } from '../../../support/minimal';
import { DENY_ALL, networkPolicy } from '../../../support/network-policies';

const BOTH = 'add a NetworkPolicy that selects it, with policyTypes [Ingress, Egress].';
const LABELS = 'spec.template.metadata.labels';
const NONE = `Deployment prod/web: no NetworkPolicy selects the pod for ingress and egress (${LABELS}); ${BOTH}`;
const NO_INGRESS = `Deployment prod/web: no NetworkPolicy selects the pod for ingress (${LABELS}); add a NetworkPolicy that selects it, with policyTypes [Ingress].`;
const NO_EGRESS = `Deployment prod/web: no NetworkPolicy selects the pod for egress (${LABELS}); add a NetworkPolicy that selects it, with policyTypes [Egress].`;

const DEPLOYMENT = tweak(MINIMAL_DEPLOYMENT, ({ spec }) => {
  spec.template.metadata.labels.tier = 'front';
});
const HOMELESS = tweak(DEPLOYMENT, ({ metadata }) => {
  delete metadata.namespace;
});

function selecting(podSelector: unknown): Raw {
  return networkPolicy({ podSelector, policyTypes: ['Ingress', 'Egress'] });
}

function other(apiVersion: string, kind: string, namespace?: string): Raw {
  return { apiVersion, kind, metadata: { name: 'other', namespace }, spec: {} };
}

function job(kind: string, podSpec: unknown): Raw {
  return { apiVersion: 'batch/v1', kind, metadata: { name: 'web', namespace: 'prod' }, spec: podSpec };
}

const set = agentSet();
const agent = find(set, 'Deployment');
const weakened = set.filter(({ kind, metadata }) => kind !== 'NetworkPolicy' || /quarantine/.test(metadata.name));

checkSuite(check, {
  passes: {
    'selected by a policy for all': [DEPLOYMENT, DENY_ALL],
    'selected by a label': [DEPLOYMENT, selecting({ matchLabels: { app: 'web' } })],
    'selected by two labels': [DEPLOYMENT, selecting({ matchLabels: { app: 'web', tier: 'front' } })],
    'selected by In': [
      DEPLOYMENT,
      selecting({ matchExpressions: [{ key: 'app', operator: 'In', values: ['api', 'web', 'web'] }] }),
    ],
    'selected by Exists': [DEPLOYMENT, selecting({ matchExpressions: [{ key: 'app', operator: 'Exists' }] })],
    'selected by NotIn': [
      DEPLOYMENT,
      selecting({ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['api'] }] }),
    ],
    'no podSelector selects every pod': [DEPLOYMENT, selecting(undefined)],
    'one policy for each direction': [
      DEPLOYMENT,
      networkPolicy({ policyTypes: ['Ingress'] }),
      networkPolicy({ policyTypes: ['Egress'] }),
    ],
    'no policyTypes: egress rules say it': [DEPLOYMENT, networkPolicy({ egress: [{}] })],
    'a policy of the old group': [
      DEPLOYMENT,
      tweak(DENY_ALL, (copy) => Object.assign(copy, { apiVersion: 'extensions/v1beta1' })),
    ],
    'neither names a namespace': [HOMELESS, tweak(DENY_ALL, ({ metadata }) => delete metadata.namespace)],
    'no labels, a policy for all': [MINIMAL_POD, DENY_ALL],
    'the agent': [agent, ...set],
  },
  fails: {
    'no policy': [DEPLOYMENT, [NONE]],
    'a Pod': [
      MINIMAL_POD,
      [`Pod prod/web: no NetworkPolicy selects the pod for ingress and egress (metadata.labels); ${BOTH}`],
    ],
    'a Job': [
      job('Job', { template: MINIMAL_DEPLOYMENT.spec.template }),
      [`Job prod/web: no NetworkPolicy selects the pod for ingress and egress (${LABELS}); ${BOTH}`],
    ],
    'a CronJob': [
      job('CronJob', { jobTemplate: { spec: { template: MINIMAL_DEPLOYMENT.spec.template } } }),
      [
        `CronJob prod/web: no NetworkPolicy selects the pod for ingress and egress (spec.jobTemplate.${LABELS}); ${BOTH}`,
      ],
    ],
    'a custom resource': [
      tweak(MINIMAL_DEPLOYMENT, (copy) => Object.assign(copy, { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' })),
      [`Rollout prod/web: no NetworkPolicy selects the pod for ingress and egress (${LABELS}); ${BOTH}`],
    ],
    'hostNetwork: false': [tweakPod(DEPLOYMENT, (spec) => Object.assign(spec, { hostNetwork: false })), [NONE]],
    'hostNetwork: null': [tweakPod(DEPLOYMENT, (spec) => Object.assign(spec, { hostNetwork: null })), [NONE]],
    'other labels': [[DEPLOYMENT, selecting({ matchLabels: { app: 'api' } })], [NONE]],
    'another value beside': [[DEPLOYMENT, selecting({ matchLabels: { app: 'web', tier: 'back' } })], [NONE]],
    'In without values': [[DEPLOYMENT, selecting({ matchExpressions: [{ key: 'app', operator: 'In' }] })], [NONE]],
    'a misspelt operator': [
      [DEPLOYMENT, selecting({ matchExpressions: [{ key: 'app', operator: 'in', values: ['web'] }] })],
      [NONE],
    ],
    'an expression without operator': [[DEPLOYMENT, selecting({ matchExpressions: [{ key: 'app' }] })], [NONE]],
    'a policy that the API server refuses': [[DEPLOYMENT, selecting({ matchLabels: { app: 1 } })], [NONE]],
    'a policy of another namespace': [
      [DEPLOYMENT, tweak(DENY_ALL, ({ metadata }) => Object.assign(metadata, { namespace: 'dev' }))],
      [NONE],
    ],
    'a policy without namespace': [[DEPLOYMENT, tweak(DENY_ALL, ({ metadata }) => delete metadata.namespace)], [NONE]],
    'the pod without namespace': [
      [HOMELESS, DENY_ALL],
      [`Deployment web: no NetworkPolicy selects the pod for ingress and egress (${LABELS}); ${BOTH}`],
    ],
    'ingress only': [[DEPLOYMENT, networkPolicy({ policyTypes: ['Ingress'], egress: [{}] })], [NO_EGRESS]],
    'egress only': [[DEPLOYMENT, networkPolicy({ policyTypes: ['Egress'] })], [NO_INGRESS]],
    'no policyTypes, no egress rules': [[DEPLOYMENT, networkPolicy({})], [NO_EGRESS]],
    'no policyTypes, empty egress': [[DEPLOYMENT, networkPolicy({ policyTypes: [], egress: [] })], [NO_EGRESS]],
    'no spec': [[DEPLOYMENT, tweak(DENY_ALL, (copy) => delete (copy as Partial<Raw>).spec)], [NO_EGRESS]],
    "a plug-in's policy of another namespace": [
      [DEPLOYMENT, other('cilium.io/v2', 'CiliumNetworkPolicy', 'dev')],
      [NONE],
    ],
    "a plug-in's object of another kind": [[DEPLOYMENT, other('cilium.io/v2', 'CiliumEndpoint', 'prod')], [NONE]],
    'a kind of that name in a strange group': [[DEPLOYMENT, other('constructor/v1', 'NetworkPolicy', 'prod')], [NONE]],
    'the agent without its policies': [
      [agent, ...weakened],
      [`Deployment aiops/aiops-agent: no NetworkPolicy selects the pod for ingress and egress (${LABELS}); ${BOTH}`],
    ],
  },
  notApplicable: {
    'the network of the node': tweakPod(DEPLOYMENT, (spec) => Object.assign(spec, { hostNetwork: true })),
    'no pods': DENY_ALL,
    'a policy of Cilium': [DEPLOYMENT, other('cilium.io/v2', 'CiliumNetworkPolicy', 'prod')],
    'a policy of Calico': [DEPLOYMENT, other('crd.projectcalico.org/v1', 'NetworkPolicy', 'prod')],
    'a policy of Calico for all namespaces': [DEPLOYMENT, other('projectcalico.org/v3', 'GlobalNetworkPolicy')],
    'a policy of administrators': [
      DEPLOYMENT,
      other('policy.networking.k8s.io/v1alpha1', 'BaselineAdminNetworkPolicy'),
    ],
  },
});
