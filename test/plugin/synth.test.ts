import { resources, Synth, Workshop } from './project';

const workshop = new Workshop();
afterAll(() => workshop.remove());
jest.setTimeout(60_000);

/** An app of plain cdk8s objects: a Service and a Deployment of one name, and a ConfigMap of it in another namespace. */
const SHOP = (options = '{}'): string => `
const app = new cdk8s.App(${options});
const shop = new cdk8s.Chart(app, 'shop', { namespace: 'shop' });
const labels = { app: 'web' };
const metadata = { name: 'web' };
new cdk8s.ApiObject(shop, 'service', { apiVersion: 'v1', kind: 'Service', metadata, spec: { type: 'NodePort', selector: labels, ports: [{ port: 80 }] } });
new cdk8s.ApiObject(shop, 'deployment', { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'web:latest', ports: [{ containerPort: 8080, hostPort: 8080 }] }] } } } });
new cdk8s.ApiObject(shop, 'account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web-account' } });
const other = new cdk8s.Chart(app, 'other', { namespace: 'other' });
new cdk8s.ApiObject(other, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { password: 'correct-horse-battery' } });
new cdk8s.ApiObject(other, 'job', { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'alone' }, spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'app', image: 'job:latest' }] } } } });
`;
const SYNTH = 'app.synth();';
const RECORD = 'library.ConstructPaths.record(app);';
const A_CONSTRUCT = "new library.HardenedNamespace(new cdk8s.Chart(app, 'space'), 'space', { name: 'space' });";

const MANIFESTS = ['other.k8s.yaml', 'shop.k8s.yaml'];

function expectOnlyManifests({ dist }: Synth): void {
  expect(Object.keys(dist).filter((name) => !name.endsWith('.k8s.yaml'))).toEqual([]);
}
test.concurrent('x', async () => {
  const s = await workshop.synth({ program: SHOP() + RECORD + SYNTH });
  console.log(s, resources(s), MANIFESTS, A_CONSTRUCT);
  expectOnlyManifests(s);
});
