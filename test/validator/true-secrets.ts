import { Named } from './harmless-values';

// Invented, and put together here: none of them stands in this file as a scanner would look for it.

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = UPPER.toLowerCase();
const DIGITS = '0123456789';
const HEX = `${DIGITS}abcdef`;
const ALPHANUMERIC = UPPER + LOWER + DIGITS;

let state = 20_261_124;

/** Characters drawn from an alphabet, the same in every run. */
function draw(alphabet: string, length: number): string {
  let text = '';
  for (let index = 0; index < length; index += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += alphabet[Math.floor((state / 2_147_483_648) * alphabet.length)];
  }
  return text;
}

const hex = (length: number): string => draw(HEX, length);
const mixed = (length: number): string => draw(ALPHANUMERIC, length);
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const join = (...parts: readonly string[]): string => parts.join('');

const WORD = join('hunter', '2', '-Xy');
const pem = (kind: string): string =>
  join(
    '-----BEGIN ',
    kind,
    'PRIVATE',
    ' KEY-----\n',
    `${mixed(64)}\n`.repeat(5),
    '-----END ',
    kind,
    'PRIVATE',
    ' KEY-----\n',
  );
const jwt = (): string =>
  [base64url('{"alg":"HS256","typ":"JWT"}'), base64url('{"sub":"1234567890"}'), mixed(43)].join('.');
const github = (): string => join('gh', 'p_', mixed(36));

/** Known by their form, whatever the name is. */
const FORMS: readonly Named[] = [
  ['A', join('AK', 'IA', draw(`${UPPER}234567`, 16))],
  ['A', join('AS', 'IA', draw(`${UPPER}234567`, 16))],
  ['A', github()],
  ['A', join('gh', 's_', mixed(36))],
  ['A', join('github', '_pat_', mixed(22), '_', mixed(59))],
  ['A', join('gl', 'pat-', mixed(20))],
  ['A', join('gl', 'rt-', mixed(20))],
  ['A', join('xo', 'xb-', draw(DIGITS, 12), '-', mixed(24))],
  ['A', join('xa', 'pp-1-', mixed(11), '-', draw(DIGITS, 13), '-', hex(64))],
  ['A', join('https://hooks.', 'slack.com/services/T', draw(UPPER, 8), '/B', draw(UPPER, 8), '/', mixed(24))],
  ['A', join('https://', 'discord.com/api/webhooks/', draw(DIGITS, 18), '/', mixed(68))],
  ['A', join('https://x.webhook.', 'office.com/webhookb2/', hex(36), '@', hex(36))],
  [
    'A',
    join('https://chat.', 'googleapis.com/v1/spaces/', mixed(11), '/messages?key=', mixed(30), '&token=', mixed(40)),
  ],
  ['A', join('https://api.telegram.org/bot', draw(DIGITS, 10), ':A', 'A', mixed(33), '/sendMessage')],
  ['A', join('sk', '_live_', mixed(24))],
  ['A', join('rk', '_test_', mixed(24))],
  ['A', join('whs', 'ec_', mixed(32))],
  ['A', join('np', 'm_', mixed(36))],
  ['A', join('py', 'pi-AgE', mixed(60))],
  ['A', join('AI', 'za', mixed(35))],
  ['A', join('GOC', 'SPX-', mixed(28))],
  ['A', join('ya', '29.', mixed(60))],
  ['A', join('abc', '8', 'Q~', mixed(34))],
  ['A', join('DefaultEndpointsProtocol=https;AccountName=x;Account', 'Key=', mixed(86), '==')],
  ['A', join('Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=y;SharedAccess', 'Key=', mixed(43), '=')],
  ['A', join('https://x.blob.core.windows.net/c?sv=2022&s', 'ig=', mixed(43), '%3D')],
  ['A', join('s', 'k-proj-', mixed(48))],
  ['A', join('s', 'k-ant-api03-', mixed(80))],
  ['A', join('h', 'f_', draw(UPPER + LOWER, 34))],
  ['A', join('do', 'p_v1_', hex(64))],
  ['A', join('da', 'pi', hex(32))],
  ['A', join('hv', 's.', mixed(24))],
  ['A', join('S', 'G.', mixed(22), '.', mixed(43))],
  ['A', join('gl', 'sa_', mixed(32), '_', hex(8))],
  ['A', join('dckr', '_pat_', mixed(27))],
  ['A', join('AGE-SEC', 'RET-KEY-1', draw(UPPER + DIGITS, 58))],
  ['A', jwt()],
  ['A', pem('')],
  ['A', pem('RSA ')],
  ['A', pem('EC ')],
  ['A', pem('OPENSSH ')],
  ['A', pem('ENCRYPTED ')],
  ['A', JSON.stringify({ type: 'service_account', project_id: 'x', private_key: pem(''), client_email: 'x@y' })],
  ['A', join('Authorization: Basic ', base64(`admin:${WORD}`))],
  ['A', join('Authorization: Bearer ', mixed(40))],
  ['A', JSON.stringify({ auths: { 'ghcr.io': { auth: base64(`bot:${WORD}`) } } })],
  ['A', join('ops:$2', 'y$10$', mixed(53))],
  ['A', join('ops:$ap', 'r1$', mixed(8), '$', mixed(22))],
  ['A', join('ops:{S', 'HA}', mixed(27), '=')],
  ['A', join('$6', '$', mixed(16), '$', mixed(86))],
  ['DATABASE_URL', join('postgres://app:', WORD, '@db.prod.svc:5432/shop')],
  ['MONGO_URL', join('mongodb+srv://app:', WORD, '@cluster0.example.mongodb.net/shop')],
  ['REDIS_URL', join('redis://:', WORD, '@redis:6379/0')],
  ['AMQP_URL', join('amqp://guest:', 'guest', '@rabbitmq:5672/')],
  ['DSN', join('app:', WORD, '@tcp(mysql:3306)/shop?parseTime=true')],
  ['INDEX', join('https://bot:', WORD, '@pypi.example.com/simple')],
  ['JDBC', join('jdbc:sqlserver://db:1433;databaseName=x;user=sa;pass', 'word=', WORD, ';')],
  ['JDBC', join('jdbc:mysql://db/x?user=app&pass', 'word=', WORD)],
  ['', join('curl -fsS -u admin:', WORD, ' https://api.example.com')],
  ['.netrc', join('machine git.example.com login bot pass', 'word ', WORD, '\n')],
  ['init.sql', join('CREATE ROLE app LOGIN PASS', "WORD '", WORD, "';\n")],
];

/** Known by the name, and by what its value may be. */
const NAMES: readonly Named[] = [
  ['DB_PASSWORD', WORD],
  ['DB_PASSWORD', 'changeme'],
  ['POSTGRES_PASSWORD', 'postgres'],
  ['KEYCLOAK_ADMIN_PASSWORD', 'admin'],
  ['PGPASSWORD', 'correct horse battery'],
  ['SMTP_PASS', WORD],
  ['adminPassword', '12345678'],
  ['RABBITMQ_DEFAULT_PASS', 'guest'],
  ['DB_PASSWORD', join('${DB_PASSWORD:-', WORD, '}')],
  ['AWS_SECRET_ACCESS_KEY', mixed(40)],
  ['MINIO_SECRET_KEY', 'minio123'],
  ['MINIO_ROOT_PASSWORD', 'minioadmin'],
  ['DD_API_KEY', hex(32)],
  ['API_TOKEN', hex(40)],
  ['K3S_TOKEN', 'mysecrettoken'],
  ['KUBEADM_TOKEN', join(draw(LOWER + DIGITS, 6), '.', draw(LOWER + DIGITS, 16))],
  ['JWT_SECRET', 'supersecret'],
  ['OAUTH2_PROXY_CLIENT_SECRET', mixed(32)],
  ['OAUTH2_PROXY_COOKIE_SECRET', base64(mixed(16))],
  ['NEXTAUTH_SECRET', base64(mixed(32))],
  ['SECRET_KEY_BASE', hex(128)],
  ['APP_KEY', join('base64:', mixed(43), '=')],
  ['N8N_ENCRYPTION_KEY', mixed(32)],
  ['AIRFLOW__CORE__FERNET_KEY', `${mixed(43)}=`],
  ['TOKEN_SIGNER', hex(64)],
  ['PASSWORD_SALT', mixed(16)],
  ['NEO4J_AUTH', join('neo4j/', WORD)],
  ['REDIS_AUTH', join('default:', WORD)],
  ['SECRET', 'Sup3r-Secret!'],
];

/** Known by a setting within. */
const SETTINGS: readonly Named[] = [
  ['', join('--pass', 'word=', WORD)],
  ['', join('--requirepass ', WORD)],
  ['', join('requirepass', ' ab1')],
  ['', join('redis-server --pass', 'word ', WORD, ' --port 6379')],
  ['', join('export PGPASS', 'WORD=', WORD, '; psql -h db')],
  ['application.properties', join('spring.datasource.username=app\nspring.datasource.pass', 'word=', WORD, '\n')],
  ['application.yaml', join('spring:\n  datasource:\n    pass', 'word: ', WORD, '\n')],
  ['grafana.ini', join('[security]\nadmin_pass', 'word = ', WORD, '\n')],
  ['redis.conf', join('port 6379\nrequire', 'pass ', WORD, '\n')],
  ['config.json', JSON.stringify({ db: { user: 'app', password: WORD } })],
  [
    'appsettings.json',
    JSON.stringify({ ConnectionStrings: { Default: join('Server=db;User Id=sa;Pass', 'word=', WORD, ';') } }),
  ],
  [
    'settings.xml',
    join('<server>\n  <username>bot</username>\n  <pass', 'word>', WORD, '</pass', 'word>\n</server>\n'),
  ],
  ['context.xml', join('<Resource username="app" pass', 'word="', WORD, '" url="jdbc:x"/>')],
  ['core-site.xml', join('<property><name>fs.s3a.secret.key</name>\n<value>', mixed(40), '</value></property>')],
  ['env.json', join('[{"name": "DB_PASS', 'WORD", "value": "', WORD, '"}]')],
  ['settings.py', join('DATABASES = {"default": {"USER": "app", "PASS', 'WORD": "', WORD, '"}}\n')],
  ['config.php', join("<?php $db['pass", "word'] = '", WORD, "';\n")],
  ['.npmrc', join('//registry.npmjs.org/:_auth', 'Token=', hex(36), '\n')],
  ['credentials', join('[default]\naws_access_key_id = x\naws_secret_access', '_key = ', mixed(40), '\n')],
  ['kubeconfig', join('users:\n- name: admin\n  user:\n    to', 'ken: ', mixed(60), '\n')],
  ['kubeconfig', join('users:\n- name: admin\n  user:\n    client-key-data: ', base64(pem('RSA ')), '\n')],
  ['logstash.conf', join('output { elasticsearch { user => "x" pass', 'word => "', WORD, '" } }\n')],
  ['alertmanager.yml', join('global:\n  smtp_auth_pass', "word: '", WORD, "'\n")],
  ['nested.json', JSON.stringify({ json: JSON.stringify({ password: WORD }) })],
];

/** Each of the others, in base64. */
const ENCODED: readonly Named[] = [
  ['A', base64(github())],
  ['A', base64(pem(''))],
  ['A', base64(join('pass', 'word=', WORD, '\nuser=app\n'))],
  ['A', base64(join('postgres://app:', WORD, '@db:5432/shop'))],
  ['data.yaml', join('data:\n  config: ', base64(JSON.stringify({ user: 'app', password: WORD })), '\n')],
];

/** What a check of secrets must report. */
export const TRUE_SECRETS: readonly Named[] = [...FORMS, ...NAMES, ...SETTINGS, ...ENCODED];
