import { AgentFeature, SecretDelivery } from 'cdk8s-hardened';
import contract from '../agent/contract.json';
import { agentSet, container, find, Manifest, podSpec } from './support/manifests';

/** The set with everything that the contract offers. */
const set = agentSet({ features: Object.values(AgentFeature), watchNamespaces: ['aiops', 'shop'] });

describe('manifests hold what agent/contract.json says, and nothing else', () => {
  test('one port, everywhere', () => {
    expect(container(set).ports).toEqual([{ name: 'http', containerPort: contract.http.port, protocol: 'TCP' }]);
    expect(find(set, 'Service').spec.ports.map(({ port }: Manifest) => port)).toEqual([contract.http.port]);
    const ingress = set.flatMap(({ kind, spec }) => (kind === 'NetworkPolicy' ? (spec.ingress ?? []) : []));
    expect(ingress.flatMap(({ ports }: Manifest) => ports.map(({ port }: Manifest) => port))).toEqual([
      contract.http.port,
    ]);
  });

  test('probes ask its paths', () => {
    const { livenessProbe, readinessProbe, startupProbe } = container(set);
    expect([livenessProbe, readinessProbe, startupProbe].map(({ httpGet }) => httpGet.path)).toEqual([
      contract.http.paths.liveness,
      contract.http.paths.readiness,
      contract.http.paths.liveness,
    ]);
  });

  test('its user, its writable volumes, and no other', () => {
    const { runAsUser, runAsGroup } = podSpec(set).securityContext;
    expect([runAsUser, runAsGroup]).toEqual([contract.user, contract.group]);
    const writable = container(set).volumeMounts.filter(({ readOnly }: Manifest) => !readOnly);
    expect(writable).toEqual(contract.volumes.map(({ name, path }) => ({ name, mountPath: path })));
    const sizes = podSpec(set).volumes.flatMap(({ name, emptyDir }: Manifest) =>
      emptyDir ? [[name, emptyDir.sizeLimit]] : [],
    );
    expect(sizes).toEqual(contract.volumes.map(({ name, sizeMiB }) => [name, `${sizeMiB}Mi`]));
  });

  test('its read-only files', () => {
    const { apiCredentials, secrets } = contract.files;
    const mounted = container(set).volumeMounts.filter(({ readOnly }: Manifest) => readOnly);
    expect(mounted.map(({ mountPath }: Manifest) => mountPath)).toEqual([apiCredentials.path, secrets.path]);
  });

  test.each(Object.values(SecretDelivery))('only its environment variables, secrets as %s', (secretDelivery) => {
    const names = container(agentSet({ secretDelivery, watchNamespaces: ['shop'] })).env.map(
      ({ name }: Manifest) => name,
    );
    const known = contract.environment.map(({ name }) => name);
    expect(names.filter((name: string) => !known.includes(name))).toEqual([]);
    const required = contract.environment.filter(({ optional }) => !optional).map(({ name }) => name);
    expect(required.filter((name) => !names.includes(name))).toEqual([]);
  });

  test('its requests and limits', () => {
    expect(container(set).resources).toEqual(contract.resources);
  });

  test('its egress, one policy for each meaning', () => {
    const egress = set.filter(({ kind, spec }) => kind === 'NetworkPolicy' && spec.egress !== undefined);
    const meanings: { readonly [name: string]: string } = { 'dns': 'dns', 'api-server': 'apiServer', 'https': 'https' };
    expect(egress.map(({ metadata }) => meanings[metadata.name.replace('aiops-agent-allow-', '')])).toEqual(
      contract.egress,
    );
  });

  test('its required rights in each watched namespace, whatever features there are', () => {
    const roles = agentSet({ watchNamespaces: ['aiops', 'shop'] }).filter(
      ({ kind, metadata }) => kind.endsWith('Role') && !metadata.name.endsWith('-responder'),
    );
    expect(roles.map(({ metadata, rules }) => [metadata.namespace, rules])).toEqual([
      ['aiops', contract.rights.required],
      ['shop', contract.rights.required],
    ]);
  });

  test('AgentFeature names its optional rights, and each brings just its rules', () => {
    expect(Object.values(AgentFeature).sort()).toEqual(contract.rights.optional.map(({ feature }) => feature).sort());
    const rules = (features: AgentFeature[]): string[] =>
      agentSet({ features })
        .filter(({ kind, metadata }) => kind.endsWith('Role') && !metadata.name.endsWith('-responder'))
        .flatMap((role) => role.rules.map((rule: Manifest) => JSON.stringify(rule)));
    for (const feature of Object.values(AgentFeature)) {
      const added = rules([feature]).filter((rule) => !rules([]).includes(rule));
      const declared = contract.rights.optional.find((each) => each.feature === (feature as string));
      expect(added).toEqual(declared?.rules.map((rule) => JSON.stringify(sorted(rule))));
    }
  });
});

/** Keys in the order in which cdk8s writes them. */
function sorted(rule: object): object {
  return Object.fromEntries(Object.entries(rule).sort(([a], [b]) => (a < b ? -1 : 1)));
}
