import { noPlainSecret } from '../../../../lib/validator/checks/secrets/no-plain-secret';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

function secret(fields: { [field: string]: unknown }): RawObject {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db', namespace: 'prod' }, ...fields };
}

const CERTIFICATE = `-----BEGIN CERTIFICATE-----\n${'MIIBhzCCAS2gAwIBAgIUdsAtiX3gN0uk7ddxASWYE3tdv0wwCgYIKoZIzj0EAwIw\n'.repeat(2)}-----END CERTIFICATE-----\n`;
const KEY = ['-----BEGIN PRIVATE', ` KEY-----\n${'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ'.repeat(2)}\n-----END`].join('');
const LOGIN = ['hunter', '2'].join('');
const REPAIR = 'use an ExternalSecret or a SealedSecret, and rotate what stood here.';

checkSuite(noPlainSecret, {
  passes: {
    'nothing': secret({}),
    'empty maps': secret({ data: {}, stringData: {} }),
    'null': secret({ data: null, stringData: null }),
    'empty and null values': secret({ data: { a: '', b: null }, stringData: { c: '  ' } }),
    'a token that the control plane fills in': secret({ type: 'kubernetes.io/service-account-token' }),
    'certificates and public keys': secret({
      data: { 'ca.crt': base64(CERTIFICATE), 'chain': base64(CERTIFICATE), 'cosign.pub': base64('anything') },
    }),
    'names of users and hosts, switches, numbers': secret({
      stringData: { username: 'app', DB_HOST: 'db.prod.svc', clientId: 'shop', port: '5432', tls: 'true' },
    }),
    'placeholders of Argo CD Vault, in both fields': secret({
      data: { password: '<path:secret/data/db#password>', url: base64('postgres://<user>:<password>@db/shop') },
      stringData: { token: '<api-token>' },
    }),
    'references and variables': secret({
      stringData: { a: '${DB_PASSWORD}', b: '{{ .password }}', c: 'vault:secret/data/db#password', d: '$(TOKEN)' },
    }),
    'values to be replaced': secret({ stringData: { token: 'REPLACE_ME', other: 'your-token-here', third: '****' } }),
    'values of SOPS': secret({ stringData: { password: 'ENC[AES256_GCM,data:uKiQR48=,type:str]' } }),
    'a file without a secret': secret({
      data: { 'alertmanager.yaml': base64('global:\n  resolve_timeout: 5m\nroute:\n  receiver: "null"\n') },
      stringData: { 'targets.json': '[{"targets": ["localhost:9090"]}]', '.dockerconfigjson': '{"auths": {}}' },
    }),
  },
  fails: {
    'stringData': [
      secret({ stringData: { username: 'app', password: LOGIN } }),
      [`Secret prod/db: holds the value of "password" in clear (stringData.password); ${REPAIR}`],
    ],
    'data': [
      secret({ data: { password: base64(LOGIN) } }),
      [`Secret prod/db: holds the value of "password" in base64, which hides nothing (data.password); ${REPAIR}`],
    ],
    'data of bytes, and what is no base64': [
      secret({ data: { 'key.bin': Buffer.from([0, 1, 2, 255]).toString('base64'), 'odd': 'not base64!' } }),
      [
        `Secret prod/db: holds the value of "key.bin" in base64, which hides nothing (data["key.bin"]); ${REPAIR}`,
        `Secret prod/db: holds the value of "odd" in base64, which hides nothing (data.odd); ${REPAIR}`,
      ],
    ],
    'the key of a certificate, not the certificate': [
      secret({ type: 'kubernetes.io/tls', data: { 'tls.crt': base64(CERTIFICATE), 'tls.key': base64(KEY) } }),
      [`Secret prod/db: holds the value of "tls.key" in base64, which hides nothing (data["tls.key"]); ${REPAIR}`],
    ],
    'a certificate with its key': [
      secret({ stringData: { 'bundle.pem': CERTIFICATE + KEY } }),
      [`Secret prod/db: holds the value of "bundle.pem" in clear (stringData["bundle.pem"]); ${REPAIR}`],
    ],
    'a file with a secret': [
      secret({ stringData: { 'app.ini': `[db]\nuser = app\npassword = ${LOGIN}\n` } }),
      [`Secret prod/db: holds the value of "app.ini" in clear (stringData["app.ini"]); ${REPAIR}`],
    ],
    'a value that is a default password': [
      secret({ stringData: { password: 'changeme' } }),
      [`Secret prod/db: holds the value of "password" in clear (stringData.password); ${REPAIR}`],
    ],
    'the URL of the guide': [
      secret({ stringData: { ALERT_WEBHOOK_URL: 'https://secure-webhook.example.com' } }),
      [`Secret prod/db: holds the value of "ALERT_WEBHOOK_URL" in clear (stringData.ALERT_WEBHOOK_URL); ${REPAIR}`],
    ],
    'a secret under a harmless name': [
      secret({ stringData: { host: `postgres://app:${LOGIN}@db/shop` } }),
      [`Secret prod/db: holds the value of "host" in clear (stringData.host); ${REPAIR}`],
    ],
  },
  notApplicable: {
    'encrypted by SOPS': secret({
      stringData: { password: 'ENC[AES256_GCM,data:uKiQR48=]' },
      sops: { version: '3.9' },
    }),
    'another kind': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { password: LOGIN } },
  },
});
