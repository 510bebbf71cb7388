import * as fs from 'node:fs';
import * as path from 'node:path';

/** An app to synthesize. */
export interface ChartsApp {
  /** Its folder. */
  readonly cwd: string;
  /** The program that synthesizes it. */
  readonly cli: string;
}

const MAIN = (charts: number): string => `
const { App, ApiObject, Chart } = require('cdk8s');
const app = new App();
for (let index = 0; index < ${charts}; index++) {
  const name = 'web-' + index;
  const chart = new Chart(app, name, { namespace: 'team' });
  const labels = { 'app.kubernetes.io/name': name };
  const metadata = { name };
  new ApiObject(chart, 'account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
  new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { level: 'info' } });
  new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: labels, ports: [{ port: 80 }] } });
  new ApiObject(chart, 'role', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] });
  new ApiObject(chart, 'policy', { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec: { podSelector: { matchLabels: labels }, policyTypes: ['Ingress', 'Egress'] } });
  new ApiObject(chart, 'deployment', { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { replicas: 1, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { serviceAccountName: name, containers: [{ name: 'app', image: 'registry.example.com/web:1' }] } } } });
}
app.synth();
`;

/** Writes an app of plain cdk8s objects, six a chart, with this package as its validation plugin. */
export function chartsApp(cwd: string, root: string, charts: number): ChartsApp {
  fs.mkdirSync(cwd, { recursive: true });
  fs.writeFileSync(path.join(cwd, 'main.js'), MAIN(charts));
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(cwd, 'node_modules'));
  fs.writeFileSync(
    path.join(cwd, 'cdk8s.yaml'),
    `language: typescript
app: node main.js
output: dist
validations:
  - package: ${path.join(root, 'build/plugin.js')}
    class: HardeningValidation
    version: 0.1.0
`,
  );
  return { cwd, cli: path.join(root, 'node_modules/cdk8s-cli/bin/cdk8s') };
}
