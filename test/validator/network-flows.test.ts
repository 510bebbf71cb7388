import { Chart } from 'cdk8s';
import { IsolationNetworkPolicy, NetworkFlow, Waiver } from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { NOT_APPLICABLE } from '../../lib/validator/check';
import { Manifest, RawObject } from '../../lib/validator/manifest';
import { messageOf } from '../../lib/validator/message';
import { CHECKS } from '../../lib/validator/registry';
import { Tree } from '../../lib/validator/tree';
import { synthesize } from '../support/manifests';

/** What all checks say of the policies that the library makes of a flow. */
function findings(flow: (chart: Chart) => NetworkFlow): string[] {
  const set = synthesize((chart) => {
    const selector = kplus.Pods.select(chart, 'selected', { labels: { app: 'web' } });
    new IsolationNetworkPolicy(chart, 'network', { selector, name: 'web', flows: [flow(chart)] });
  }, 'prod');
  const objects = set.map((raw: RawObject, document) => new Manifest(raw, { file: 'test.yaml', document, base: [] }));
  const context = { tree: new Tree(objects), minor: 37, registries: [] };
  return objects.flatMap((object) =>
    CHECKS.flatMap((check) => {
      const outcome = 'kinds' in check && object.is(...check.kinds) ? check.run(object, context) : NOT_APPLICABLE;
      return outcome === NOT_APPLICABLE ? [] : outcome.map((violation) => messageOf(object, violation));
    }),
  );
}

const waiver = new Waiver({
  control: 'network-no-http',
  reason: 'the mirror has no certificate yet',
  owner: 'platform',
  expires: '2027-01-31',
});

const client = (chart: Chart): kplus.INetworkPolicyPeer =>
  kplus.Pods.select(chart, 'client', { labels: { app: 'client' } });

test.each<[string, (chart: Chart) => NetworkFlow]>([
  ['DNS', () => NetworkFlow.dns()],
  ['DNS, with a cache on the node', () => NetworkFlow.dns({ nodeLocalCidrs: ['169.254.20.10/32'] })],
  ['the API server', () => NetworkFlow.apiServer()],
  ['the API server by its address', () => NetworkFlow.apiServer({ endpointCidrs: ['192.0.2.1/32'] })],
  ['HTTPS', () => NetworkFlow.https()],
  ['HTTPS to half of the internet', () => NetworkFlow.https({ cidrs: ['0.0.0.0/1', '2000::/3'] })],
  ['HTTPS to a private range', () => NetworkFlow.https({ cidrs: [], privateCidrs: ['10.20.0.0/16', 'fd00::/8'] })],
  ['from pods', (chart) => NetworkFlow.from('client', client(chart), [{ port: 8080 }])],
  ['to pods', (chart) => NetworkFlow.to('client', client(chart), [{ port: 8080, endPort: 8090 }])],
  [
    'to a range that holds metadata addresses',
    (chart) => NetworkFlow.to('carrier', kplus.NetworkPolicyIpBlock.ipv4(chart, 'b', '100.64.0.0/10'), [{ port: 443 }]),
  ],
])('no check finds fault with the flow %s', (_, flow) => {
  expect(findings(flow)).toEqual([]);
});

test('plain HTTP is found: the waiver that it stands on waives it', () => {
  expect(findings(() => NetworkFlow.plainHttp(waiver))).toEqual([
    'NetworkPolicy prod/web-allow-http: egress rule allows port 80 (spec.egress[0].ports[0].port); use port 443.',
  ]);
});
