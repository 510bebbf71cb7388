// Single constructs in a team's own stack, next to plain cdk8s-plus-28 objects.
import { ApiObject, App, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import {
  ContainerImage,
  ExistingSecret,
  Grant,
  HardenedAgentDeployment,
  HardenedNamespace,
  IsolationNetworkPolicy,
  LeastPrivilegeRbac,
  NetworkFlow,
} from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'mixed-stack', { namespace: 'shop' });

new HardenedNamespace(chart, 'namespace', { name: 'shop' });

// The team's own service, written with cdk8s-plus-28. It is given what Pod Security wants and cdk8s-plus-28 leaves out.
const image = ContainerImage.fromDigest(
  'registry.example.com/shop/web',
  'sha256:5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
);
const labels = { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/version': '2.3.0' };
const web = new kplus.Deployment(chart, 'web', {
  metadata: { name: 'web' },
  podMetadata: { labels },
  serviceAccount: new kplus.ServiceAccount(chart, 'web-account', { metadata: { name: 'web' } }),
  securityContext: { user: 1001, group: 1001, fsGroup: 1001 },
});
web.addContainer({
  image: image.reference,
  portNumber: 8443,
  liveness: kplus.Probe.fromTcpSocket({ port: 8443 }),
  readiness: kplus.Probe.fromTcpSocket({ port: 8443, periodSeconds: Duration.seconds(5) }),
  securityContext: { user: 1001, group: 1001, capabilities: { drop: [kplus.Capability.ALL] } },
  resources: {
    cpu: { request: kplus.Cpu.millis(50), limit: kplus.Cpu.millis(200) },
    memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
    ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(1) },
  },
});
const selector = { matchLabels: labels };
const spread = { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' };
ApiObject.of(web).addJsonPatch(
  JsonPatch.add('/spec/template/spec/securityContext/seccompProfile', { type: 'RuntimeDefault' }),
  JsonPatch.add('/spec/template/spec/enableServiceLinks', false),
  JsonPatch.add('/spec/template/spec/topologySpreadConstraints', [{ ...spread, labelSelector: selector }]),
);
const spec = { maxUnavailable: 1, selector };
new ApiObject(chart, 'web-budget', {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec,
});

// The agent watches it, and both are isolated: web is reached by the agent only, the agent by nobody.
const agent = new HardenedAgentDeployment(chart, 'agent', {
  image,
  secrets: new ExistingSecret('shop-alerts', { keys: ['ALERT_WEBHOOK_URL'] }),
  env: { LOG_LEVEL: kplus.EnvValue.fromValue('debug') },
});
new LeastPrivilegeRbac(chart, 'rbac', {
  subject: agent.serviceAccount,
  grants: [Grant.read(kplus.ApiResource.PODS, kplus.ApiResource.DEPLOYMENTS)],
});
new IsolationNetworkPolicy(chart, 'agent-network', {
  selector: agent,
  flows: [NetworkFlow.dns(), NetworkFlow.apiServer(), NetworkFlow.to('web', web, [{ port: 8443 }])],
});
new IsolationNetworkPolicy(chart, 'web-network', {
  name: 'web',
  selector: web,
  flows: [NetworkFlow.from('agent', agent, [{ port: 8443 }])],
});

app.synth();
