import { noSecretInConfigMap } from '../../../../lib/validator/checks/secrets/no-secret-in-config-map';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';

function configMap(fields: { [field: string]: unknown }): RawObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'app', namespace: 'prod' }, ...fields };
}

const LOGIN = ['hunter', '2'].join('');
const FILE = `[db]\nuser = app\npassword = ${LOGIN}\n`;
const REPAIR = 'move it to a Secret outside Git, and rotate it.';

checkSuite(noSecretInConfigMap, {
  passes: {
    nothing: configMap({}),
    empty: configMap({ data: {}, binaryData: {} }),
    null: configMap({ data: null, binaryData: { a: null } }),
    settings: configMap({ data: { 'LOG_LEVEL': 'info', 'app.ini': 'password = ${DB_PASSWORD}\n' } }),
    certificates: configMap({ data: { 'ca.crt': `-----BEGIN CERTIFICATE-----\n${'MIIB'.repeat(40)}\n` } }),
    bytes: configMap({ binaryData: { 'logo.png': Buffer.from([137, 80, 78, 71, 0, 1, 2]).toString('base64') } }),
  },
  fails: {
    'a key by its name': [
      configMap({ data: { DB_PASSWORD: LOGIN, LOG_LEVEL: 'info' } }),
      [`ConfigMap prod/app: has what looks like a password under key "DB_PASSWORD" (data.DB_PASSWORD); ${REPAIR}`],
    ],
    'a file': [
      configMap({ data: { 'app.ini': FILE } }),
      [
        `ConfigMap prod/app: has what looks like a password on line 3 ("password") under key "app.ini" (data["app.ini"]); ${REPAIR}`,
      ],
    ],
    'a file in base64': [
      configMap({ binaryData: { 'app.ini': Buffer.from(FILE).toString('base64') } }),
      [
        `ConfigMap prod/app: has what looks like a password on line 3 ("password") under key "app.ini" (binaryData["app.ini"]); ${REPAIR}`,
      ],
    ],
  },
  notApplicable: { 'another kind': { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: { a: FILE } } },
});
