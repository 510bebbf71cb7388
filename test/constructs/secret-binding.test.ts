import { Size } from 'cdk8s';
import {
  ExistingSecret,
  ExistingSecretOptions,
  ExternalSecretBinding,
  ExternalSecretStore,
  SealedSecretBinding,
  SecretBinding,
} from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { buildError, find, messageOf, podSpec, synthesize } from '../support/manifests';

const CIPHERTEXT = Buffer.concat([Buffer.from([2, 0]), Buffer.alloc(512 + 16, 7)]).toString('base64');

const sealed = (scope: Construct): SecretBinding =>
  new SealedSecretBinding(scope, 'secret', { encryptedData: { B: CIPHERTEXT, A: CIPHERTEXT } });
const external = (scope: Construct): SecretBinding =>
  new ExternalSecretBinding(scope, 'secret', {
    store: ExternalSecretStore.reference('vault'),
    dataFrom: [{ remoteKey: 'all' }],
  });

describe('ExistingSecret', () => {
  test.each<[string, ExistingSecretOptions | undefined, object]>([
    ['nothing', undefined, { secretName: 'alerts', optional: false, revision: 'alerts' }],
    [
      'undefined',
      { keys: undefined, optional: undefined },
      { secretName: 'alerts', optional: false, revision: 'alerts' },
    ],
    ['false', { optional: false }, { secretName: 'alerts', optional: false, revision: 'alerts' }],
    ['true', { optional: true }, { secretName: 'alerts', optional: true, revision: 'alerts' }],
    [
      'keys',
      { keys: ['ALERT_WEBHOOK_URL', 'tls.crt', '.hidden', '-'] },
      {
        secretName: 'alerts',
        optional: false,
        revision: 'alerts',
        keys: ['ALERT_WEBHOOK_URL', 'tls.crt', '.hidden', '-'],
      },
    ],
  ])('with %s', (_, options, literal) => {
    expect({ ...new ExistingSecret('alerts', options) }).toEqual(literal);
  });

  const NAME =
    'must be a DNS subdomain: lower-case letters, digits, "-" and "."; choose a name such as "aiops-agent-secrets".';
  const KEY =
    'must be a valid key of a Secret: letters, digits, "-", "_" and "."; choose a key such as "ALERT_WEBHOOK_URL".';

  test.each<[string, ExistingSecretOptions, string]>([
    ['', {}, `"secretName" () ${NAME}`],
    ['My_Secret', {}, `"secretName" (My_Secret) ${NAME}`],
    ['a..b', {}, `"secretName" (a..b) ${NAME}`],
    ['a'.repeat(64), {}, `"secretName" (${'a'.repeat(64)}) ${NAME}`],
    ['alerts\n', {}, `"secretName" (alerts?) ${NAME}`],
    ['alerts', { keys: [''] }, `"keys" () ${KEY}`],
    ['alerts', { keys: ['.'] }, `"keys" (.) ${KEY}`],
    ['alerts', { keys: ['..data'] }, `"keys" (..data) ${KEY}`],
    ['alerts', { keys: ['a/../../b'] }, `"keys" (a/../../b) ${KEY}`],
    ['alerts', { keys: ['ä'] }, `"keys" (ä) ${KEY}`],
    ['alerts', { keys: ['A\n'] }, `"keys" (A?) ${KEY}`],
    ['alerts', { keys: [] }, '"keys" must not be empty: no key means every key; name a key, or leave it out.'],
    ['alerts', { keys: ['A', 'A'] }, '"keys" (A) must be there once; remove one.'],
  ])('%j with %j', (name, options, message) => {
    expect(messageOf(() => new ExistingSecret(name, options))).toBe(`ExistingSecret: ${message}`);
  });
});

describe('a binding in a Deployment of cdk8s-plus-28', () => {
  test.each([
    ['sealed', sealed, 'A'],
    ['external, of which the keys are not known', external, 'WHATEVER'],
  ])('%s: a variable', (_, bind, key) => {
    const set = synthesize((chart) => {
      const deployment = new kplus.Deployment(chart, 'web', {});
      deployment.addContainer({ image: 'web', envVariables: { URL: bind(chart).envValue(key) } });
    }, 'aiops');
    expect(podSpec(set).containers[0].env).toEqual([
      { name: 'URL', valueFrom: { secretKeyRef: { name: 'aiops-agent-secrets', key } } },
    ]);
  });

  test('a volume, for two containers', () => {
    const set = synthesize((chart) => {
      const volume = sealed(chart).volume();
      const deployment = new kplus.Deployment(chart, 'web', { volumes: [volume] });
      deployment.addContainer({
        name: 'web',
        image: 'web',
        volumeMounts: [{ path: '/secrets', volume, readOnly: true }],
        resources: { memory: { limit: Size.mebibytes(64) } },
      });
    }, 'aiops');
    expect(podSpec(set).volumes).toEqual([
      {
        name: 'secret-aiops-agent-secrets',
        secret: { secretName: 'aiops-agent-secrets', defaultMode: 0o440 },
      },
    ]);
    expect(podSpec(set).containers[0].volumeMounts).toEqual([
      { name: 'secret-aiops-agent-secrets', mountPath: '/secrets', readOnly: true },
    ]);
  });

  test('the same volume in two Deployments', () => {
    const set = synthesize((chart) => {
      const secret = sealed(chart);
      for (const name of ['one', 'two']) {
        new kplus.Deployment(chart, name, {
          metadata: { name },
          volumes: [secret.volume()],
          containers: [{ image: 'web' }],
        });
      }
    }, 'aiops');
    for (const name of ['one', 'two']) {
      expect(find(set, 'Deployment', name).spec.template.spec.volumes).toEqual([
        { name: 'secret-aiops-agent-secrets', secret: { secretName: 'aiops-agent-secrets', defaultMode: 0o440 } },
      ]);
    }
  });

  test('a key that the binding does not provide', () => {
    expect(buildError((chart) => sealed(chart).envValue('C'))).toBe(
      'test/secret: "key" (C) must be one of A, B; add it to the binding.',
    );
  });

  test('the Secret itself, for whatever wants one', () => {
    expect(synthesize((chart) => expect(sealed(chart).secret.name).toBe('aiops-agent-secrets'), 'aiops')).toHaveLength(
      1,
    );
  });

  test('a workload waits for it', () => {
    expect.assertions(2);
    synthesize((chart) => expect(sealed(chart).optional).toBe(false), 'aiops');
    synthesize((chart) => expect(external(chart).optional).toBe(false), 'aiops');
  });
});
