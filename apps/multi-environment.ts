// One agent for each environment, each in a folder of its own for GitOps: dist/dev, dist/staging, dist/prod.
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { AgentFeature, AiopsAgent, ContainerImage, ExternalSecretStore, KubernetesVersion } from 'cdk8s-hardened';

const image = ContainerImage.fromDigest(
  'registry.example.com/aiops/aiops-agent',
  'sha256:5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
  { tag: '1.0.0' },
);

const environments = {
  dev: { replicas: 1, version: KubernetesVersion.V1_37, watchNamespaces: ['dev-shop', 'dev-billing'] },
  staging: { replicas: 2, version: KubernetesVersion.V1_37, watchNamespaces: ['staging-shop', 'staging-billing'] },
  prod: { replicas: 3, version: KubernetesVersion.V1_36, watchNamespaces: ['shop', 'billing', 'payments'] },
};

const apps = Object.entries(environments).map(([environment, { replicas, version, watchNamespaces }]) => {
  const app = new App({ outdir: join(process.env.CDK8S_OUTDIR ?? 'dist', environment) });
  const chart = new Chart(app, 'aiops-agent');
  KubernetesVersion.use(chart, version);

  new AiopsAgent(chart, 'agent', {
    image,
    environment,
    replicas,
    watchNamespaces,
    namespace: `aiops-${environment}`,
    features: [AgentFeature.POD_LOGS, AgentFeature.WORKLOADS],
    externalSecret: {
      store: ExternalSecretStore.clusterReference('vault-backend'),
      data: [{ secretKey: 'ALERT_WEBHOOK_URL', remoteKey: `/aiops/${environment}/webhook-url` }],
    },
  });

  return app;
});

// All are built before the first is written: an error in one leaves no half of the folders behind.
apps.forEach((app) => app.synth());
