import { AgentFeature, ExternalSecretStore, HardeningProfile, KubernetesVersion } from 'cdk8s-hardened';
import { Manifest, agentSet } from '../support/manifests';
import { openApiVersions, unknownFields } from '../support/openapi';

const CUSTOM_KINDS = ['external-secrets.io/v1 ExternalSecret', 'external-secrets.io/v1 SecretStore'];

/** The largest set: every optional part that has no namesake of the default. */
function everything(version: KubernetesVersion, profile: HardeningProfile): Manifest[] {
  return agentSet({
    profile,
    kubernetesVersion: version,
    watchNamespaces: ['aiops', 'shop'],
    features: Object.values(AgentFeature),
    runtimeClassName: 'gvisor',
    externalSecret: { store: ExternalSecretStore.vault({ server: 'https://vault.example.com', role: 'aiops-agent' }) },
  });
}

describe.each(openApiVersions)('the set for Kubernetes %s', (version) => {
  test.each(Object.values(HardeningProfile))('has no field that this version does not know, profile %s', (profile) => {
    expect(unknownFields(version, everything(KubernetesVersion.of(version), profile), CUSTOM_KINDS)).toEqual([]);
  });
});

test('the check finds a field that came later', () => {
  const newest = everything(KubernetesVersion.V1_37, HardeningProfile.STRICT);
  expect(unknownFields('1.28', newest, CUSTOM_KINDS)).toEqual([
    expect.stringContaining('Deployment aiops/aiops-agent: unknown field'),
    expect.stringContaining('Deployment aiops/aiops-agent: unknown field'),
    expect.stringContaining('ValidatingAdmissionPolicy'),
    expect.stringContaining('ValidatingAdmissionPolicyBinding'),
  ]);
});
