// Everything beyond the guide: a user above 10000 in a user namespace of its own, one fixed address of the API
// server, one webhook receiver, secrets from Vault, a sandboxed runtime, and optional rights by name.
import { App, Chart, Duration } from 'cdk8s';
import { AgentFeature, AiopsAgent, ContainerImage, ExternalSecretStore, HardeningProfile } from 'cdk8s-hardened';

const app = new App();
const chart = new Chart(app, 'strict-agent');

new AiopsAgent(chart, 'agent', {
  namespace: 'aiops-strict',
  profile: HardeningProfile.STRICT,
  image: ContainerImage.fromDigest(
    'registry.example.com/aiops/aiops-agent',
    'sha256:5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
    { tag: '1.0.0' },
  ),
  allowedRegistries: ['registry.example.com/aiops'],
  replicas: 3,
  tokenExpiration: Duration.minutes(10),
  features: [AgentFeature.POD_LOGS, AgentFeature.LEASES],
  apiServer: { endpointCidrs: ['192.0.2.10/32'], serviceCidrs: ['10.96.0.1/32'] },
  https: { cidrs: ['198.51.100.0/24'] },
  runtimeClassName: 'gvisor',
  externalSecret: {
    store: ExternalSecretStore.vault({ server: 'https://vault.example.com', role: 'aiops-agent' }),
  },
});

app.synth();
