import {
  AgentFeature,
  AiopsAgent,
  AiopsAgentProps,
  ExistingSecret,
  ExternalSecretStore,
  NetworkFlow,
} from 'cdk8s-hardened';
import { buildError, IMAGE } from '../support/manifests';

type Props = Partial<AiopsAgentProps>;

function refusal(props: Props): string {
  return buildError((chart) => new AiopsAgent(chart, 'agent', { image: IMAGE, ...props }));
}

const store = ExternalSecretStore.reference('vault');
const secrets = new ExistingSecret('alerts');

test.each<[string, Props, string]>([
  [
    'two sources of the Secret',
    { secrets, externalSecret: { store } },
    'test/agent: "secrets" must not be given together with externalSecret: the Secret has one source; choose one.',
  ],
  [
    'three sources of the Secret',
    { secrets, externalSecret: { store }, sealedSecret: {} },
    'test/agent: "secrets" must not be given together with externalSecret and sealedSecret: the Secret has one source; choose one.',
  ],
  [
    'a quota without a namespace',
    { createNamespace: false, quota: { pods: 5 } },
    'test/agent: "quota" must not be given where the namespace is not made; leave out one of the two.',
  ],
  [
    'a sealed secret in plain text',
    { sealedSecret: { ALERT_WEBHOOK_URL: 'hunter2' } },
    'test/agent/sealed-secret: "encryptedData.ALERT_WEBHOOK_URL" must be ciphertext of kubeseal: anything else may be the secret itself; seal it with "kubeseal --raw --cert CERTIFICATE --name NAME --namespace NAMESPACE".',
  ],
  [
    'an external secret that reads nothing',
    { externalSecret: { store, data: [] } },
    'test/agent/external-secret: "data" must not be empty: the Secret would hold nothing; name a key, or give "dataFrom".',
  ],
  [
    'two flows of one name',
    { flows: [NetworkFlow.dns()] },
    'test/agent/network: "flows" (dns) must have names of their own: each becomes a policy; rename one of the two, or make them one flow.',
  ],
  [
    'no responders',
    { responders: [] },
    'test/agent/quarantine: "responders" must not be empty: nobody could isolate a pod; name somebody, or leave it out for a service account of its own.',
  ],
  [
    'a namespace of Kubernetes, named as the caller named it',
    { namespace: 'kube-system' },
    'test/agent: "namespace" (kube-system) must be a namespace of its own: this one belongs to Kubernetes, or to everybody; choose another, for example "aiops".',
  ],
  [
    'no watched namespaces, named as the caller named them',
    { watchNamespaces: [] },
    'test/agent: "watchNamespaces" must not be empty: the agent would watch nothing; name a namespace, or leave it out for its own.',
  ],
  [
    'an empty namespace of Prometheus',
    { monitoring: { namespace: '' } },
    'test/agent: "monitoring.namespace" () must be a DNS label: lower-case letters, digits and "-", at most 63 characters; choose a name such as "aiops-agent".',
  ],
  [
    'a feature by a cast',
    { features: ['exec' as AgentFeature] },
    'test/agent: "features" (exec) must be members of AgentFeature; remove it.',
  ],
])('%s', (_, props, message) => {
  expect(refusal(props)).toBe(message);
});
