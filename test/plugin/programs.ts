/* Parts of the programs that the tests synthesize, which have `cdk8s` and `library` in scope. */

/** An app of plain cdk8s objects: a Service and a Deployment of one name, and a ConfigMap of it in another namespace. */
export const SHOP = `
const shop = new cdk8s.Chart(app, 'shop', { namespace: 'shop' });
const labels = { app: 'web' };
const metadata = { name: 'web' };
const containers = [{ name: 'app', image: 'web:latest', ports: [{ containerPort: 8080, hostPort: 8080 }] }];
new cdk8s.ApiObject(shop, 'service', {
  apiVersion: 'v1', kind: 'Service', metadata, spec: { type: 'NodePort', selector: labels, ports: [{ port: 80 }] },
});
new cdk8s.ApiObject(shop, 'deployment', {
  apiVersion: 'apps/v1', kind: 'Deployment', metadata,
  spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } },
});
const other = new cdk8s.Chart(app, 'other', { namespace: 'other' });
new cdk8s.ApiObject(other, 'settings', {
  apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { DB_PASSWORD: 'correct-horse-battery' },
});
new cdk8s.ApiObject(other, 'job', {
  apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'alone' },
  spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'app', image: 'job:latest' }] } } },
});
`;

/** Before and after the charts. */
export const APP = 'const app = new cdk8s.App();';
export const SYNTH = 'app.synth();';

/** Two ways to have the paths of constructs recorded. */
export const RECORD = 'library.ConstructPaths.record(app);';
export const CONSTRUCT = "new library.HardenedNamespace(new cdk8s.Chart(app, 'space'), 'space', { name: 'space' });";

/** The resources of `SHOP` in a report, where their constructs are known. */
export const PATHS = [
  'ConfigMap other/web: other/settings',
  'Deployment shop/web: shop/deployment',
  'Job other/alone: other/job',
  'Service shop/web: shop/service',
];

/** Accepts what the Deployment of `SHOP` has against it in profile baseline. */
export const WAIVER = {
  control: 'no-host-ports',
  object: { kind: 'Deployment', namespace: 'shop', name: 'web' },
  reason: 'The old load balancer wants it.',
  owner: 'team-web',
  expires: '2999-12-31',
};
