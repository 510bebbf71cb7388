import { isPlaceholder, isRandom, isReference } from './secret-values';

/** A secret that is known by its form, wherever it stands. */
interface SecretShape {
  /** What it is: a noun with its article. */
  readonly noun: string;
  /**
   * Texts of which every match has one. Looking for them first is ten times as fast as for all patterns, and most values
   * have none.
   */
  readonly anchors: readonly string[];
  /** Begins with a literal, and repeats within bounds: the search stays linear in the text's length. */
  readonly pattern: RegExp;
  /** Whether it may stand within a longer word. */
  readonly anywhere?: true;
  /** Whether a match is one, where the form alone does not tell. */
  readonly genuine?: (match: string, text: string, index: number) => boolean;
}

/** A token that begins with its own mark. Anchors are what the pattern writes out. */
function token(noun: string, anchors: string, pattern: RegExp): SecretShape {
  return { noun, anchors: anchors.split(' '), pattern };
}

/** How far after its first line the text of a key is looked for: headers may stand between. */
const PEM_HEADERS = 400;

function hasKeyText(match: string, text: string, index: number): boolean {
  const start = index + match.length;
  return /[A-Za-z0-9+/]{32}/.test(text.slice(start, start + PEM_HEADERS));
}

/** Whether a place is in a comment, in what configuration files take for one. */
export function isComment(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 256), index);
  return /(^|\n)[ \t]*(#|;|\/\/ |-- |\* |<!--)[^\n]*$/.test(before);
}

function after(text: string, mark: string): string {
  return text.slice(text.lastIndexOf(mark) + mark.length);
}

/** `user:password`, as the Authorization header and Docker encode it. */
function isUserAndPassword(base64: string): boolean {
  return /^[\x20-\x7e]+:[\x20-\x7e]+$/.test(Buffer.from(base64, 'base64').toString('latin1'));
}

function isPasswordText(text: string): boolean {
  return text !== '' && !isReference(text) && !isPlaceholder(text);
}

/**
 * SECRET_SHAPE of hardening.ts, which constructs read, is wider on purpose: whoever writes an app can put the value
 * elsewhere or waive the rule, while a checker of anybody's manifests must not take `-----BEGIN CERTIFICATE` or
 * `token=$(TOKEN)` for a secret.
 */
const SHAPES: readonly SecretShape[] = [
  {
    noun: 'a private key',
    anchors: ['PRIVATE KEY'],
    pattern: /-----BEGIN (?:[A-Z0-9]{1,10} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g,
    anywhere: true,
    genuine: hasKeyText,
  },
  token('a private key', 'AGE-SECRET-KEY-1', /AGE-SECRET-KEY-1[0-9A-Z]{58}/g),
  {
    noun: 'an AWS access key',
    anchors: ['AKIA', 'ASIA'],
    pattern: /A(?:KIA|SIA)[A-Z2-7]{16}(?![A-Za-z0-9])/g,
    // The documentation of AWS has AKIAIOSFODNN7EXAMPLE.
    genuine: (match) => !match.endsWith('EXAMPLE'),
  },
  token('a GitHub token', 'ghp_ gho_ ghu_ ghs_ ghr_', /gh[pousr]_[A-Za-z0-9]{36}/g),
  token('a GitHub token', 'github_pat_', /github_pat_\w{22}/g),
  token(
    'a GitLab token',
    'glpat- gldt- glrt- glptt- glcbt- glft- glsoat- glagent- glimt- gloas-',
    /gl(?:agent|cbt|dt|ft|imt|oas|pat|ptt|rt|soat)-[\w-]{20}/g,
  ),
  token('a Slack token', 'xox', /xox[abeoprs]-[\w-]{10}/g),
  token('a Slack token', 'xapp-', /xapp-\d-[\w-]{10}/g),
  {
    noun: 'a webhook of Slack',
    anchors: ['hooks.slack.com/'],
    pattern: /hooks\.slack\.com\/(?:services|triggers|workflows)\/[\w/]{20,100}/g,
    genuine: (match) => !/X{6}/i.test(match),
  },
  token(
    'a webhook of Discord',
    '/webhooks/',
    /discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/\d{10,20}\/[\w-]{20}/g,
  ),
  {
    noun: 'a webhook of Microsoft Teams',
    anchors: ['webhook.office.com/'],
    pattern: /webhook\.office\.com\/webhookb2\/[\w@-]{20}/g,
    anywhere: true,
  },
  token(
    'a webhook of Google Chat',
    'chat.googleapis.com/',
    /chat\.googleapis\.com\/v1\/spaces\/[\w-]{1,40}\/messages\?[^\s"]{0,200}key=\w/g,
  ),
  { noun: 'a Telegram token', anchors: [':AA'], pattern: /\d{8,10}:AA[\w-]{33}(?![\w-])/g, anywhere: true },
  token('a Stripe key', 'sk_live_ sk_test_ rk_live_ rk_test_', /[rs]k_(?:live|test)_[A-Za-z0-9]{10}/g),
  token('a webhook secret', 'whsec_', /whsec_[A-Za-z0-9+/]{20}/g),
  token('an npm token', 'npm_', /npm_[A-Za-z0-9]{36}/g),
  token('a PyPI token', 'pypi-AgE', /pypi-AgE[\w-]{20}/g),
  token('a RubyGems token', 'rubygems_', /rubygems_[0-9a-f]{48}/g),
  token('a Google API key', 'AIza', /AIza[\w-]{35}/g),
  token('a Google OAuth secret', 'GOCSPX- ya29.', /(?:GOCSPX-|ya29\.)[\w-]{20}/g),
  { noun: 'an Azure client secret', anchors: ['Q~'], pattern: /[\w~.]{3}\dQ~[\w~.-]{31}/g, anywhere: true },
  {
    noun: 'an Azure key',
    anchors: ['AccountKey=', 'SharedAccessKey='],
    pattern: /(?:Account|SharedAccess)Key=[A-Za-z0-9+/]{20}/g,
    anywhere: true,
  },
  {
    noun: 'a signed URL',
    anchors: ['?access_token=', '&access_token=', 'key=', '?code=', '&code=', '?sig=', '&sig=', '?token=', '&token='],
    pattern: /[?&](?:access_token|api_?key|code|key|sig|token)=[\w%+/.~-]{16,512}/g,
    anywhere: true,
    genuine: (match) => isRandom(after(match, '=').replaceAll('%', '')),
  },
  {
    noun: 'an API key',
    anchors: ['sk-'],
    pattern: /sk-[\w-]{20,200}/g,
    genuine: (match) => isRandom(match.slice('sk-'.length)),
  },
  token('a Hugging Face token', 'hf_', /hf_[A-Za-z]{34}/g),
  token('a DigitalOcean token', 'dop_v1_ doo_v1_ dor_v1_', /do[opr]_v1_[0-9a-f]{64}/g),
  token('a Databricks token', 'dapi', /dapi[0-9a-f]{32}/g),
  token('a Vault token', 'hvs. hvb. hvr.', /hv[brs]\.[\w-]{24}/g),
  token('a SendGrid key', 'SG.', /SG\.[\w-]{16,32}\.[\w-]{16}/g),
  token('a Mailgun key', 'key-', /key-[0-9a-f]{32}/g),
  token('a Twilio key', 'SK', /SK[0-9a-f]{32}/g),
  token('a Grafana token', 'glsa_ glc_eyJ', /gl(?:sa_[A-Za-z0-9]{32}|c_eyJ[\w-]{20})/g),
  token('a New Relic key', 'NRAA- NRAK- NRBR- NRII- NRJS-', /NR(?:AA|AK|BR|II|JS)-[\w-]{20}/g),
  token('a Docker Hub token', 'dckr_', /dckr_[op]at_[\w-]{20}/g),
  { noun: 'a Terraform token', anchors: ['.atlasv1.'], pattern: /\.atlasv1\.[\w-]{20}/g, anywhere: true },
  token('a Linear key', 'lin_api_', /lin_api_[A-Za-z0-9]{32}/g),
  token('a Shopify token', 'shpat_ shpca_ shppa_ shpss_', /shp(?:at|ca|pa|ss)_[0-9a-f]{32}/g),
  token('a PlanetScale token', 'pscale_', /pscale_(?:oauth|pw|tkn)_[\w-]{20}/g),
  token('a Doppler token', 'dp.', /dp\.(?:audit|ct|pt|sa|scim|st)\.[\w.-]{32}/g),
  token('a Postman key', 'PMAK-', /PMAK-[0-9a-f]{24}/g),
  token('a Pulumi token', 'pul-', /pul-[0-9a-f]{40}/g),
  token('an Artifactory key', 'AKCp', /AKCp[A-Za-z0-9]{40}/g),
  token('a Sentry token', 'sntry', /sntry[su]_[\w+/=-]{20}/g),
  token('a Tailscale key', 'tskey-', /tskey-[a-z]{3,10}-[\w-]{10}/g),
  token('a Cloudflare key', 'v1.0-', /v1\.0-[0-9a-f]{24}-[0-9a-f]{40}/g),
  token('an Atlassian token', 'ATATT3', /ATATT3[\w-]{20}/g),
  token('a Supabase token', 'sbp_', /sbp_[0-9a-f]{40}/g),
  token('a 1Password token', 'ops_eyJ', /ops_eyJ[\w-]{20}/g),
  token('a JSON web token', 'eyJ', /(?<![\w-])eyJ[\w-]{8,4000}\.eyJ[\w-]{8}/g),
  {
    noun: 'the credentials of an Authorization header',
    anchors: ['Basic '],
    pattern: /Basic {1,4}[A-Za-z0-9+/]{6,400}/g,
    genuine: (match) => isUserAndPassword(after(match, ' ')),
  },
  {
    noun: 'the credentials of an Authorization header',
    anchors: ['Bearer '],
    pattern: /Bearer {1,4}[\w.~+/-]{16,4000}/g,
    genuine: (match) => isRandom(after(match, ' ')),
  },
  {
    noun: 'the credentials of a registry',
    anchors: ['"auth"'],
    pattern: /"auth"\s{0,4}:\s{0,4}"[A-Za-z0-9+/]{6,2000}/g,
    anywhere: true,
    genuine: (match) => isUserAndPassword(after(match, '"')),
  },
  {
    noun: 'a password hash',
    anchors: ['$2a$', '$2b$', '$2x$', '$2y$', '$apr1$', '$1$', '$5$', '$6$', '$y$', '$argon2'],
    pattern:
      /\$(?:2[abxy]\$\d\d\$[./A-Za-z0-9]{53}|apr1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|[156y]\$[./A-Za-z0-9=$]{1,48}\$[./A-Za-z0-9]{20}|argon2id?\$v=\d\d\$\w)/g,
    anywhere: true,
  },
  { noun: 'a password hash', anchors: ['SHA}'], pattern: /\{S?SHA\}[A-Za-z0-9+/]{24}/g, anywhere: true },
  {
    noun: 'a URL with a password',
    anchors: ['://'],
    pattern: /:\/\/[^\s:@/"'<>]{0,128}:[^\s@/"'<>]{1,256}@/g,
    anywhere: true,
    genuine: (match, text, index) =>
      isPasswordText(match.slice(match.indexOf(':', '://'.length) + 1, -1)) && !isComment(text, index),
  },
  {
    noun: 'a database address with a password',
    anchors: ['@tcp(', '@unix('],
    pattern: /:[^\s@:/"'<>]{1,128}@(?:tcp|unix)\(/g,
    anywhere: true,
    genuine: (match) => isPasswordText(match.slice(1, match.lastIndexOf('@'))),
  },
  {
    noun: 'a user and password for curl',
    anchors: ['-u ', '--user ', '--user='],
    pattern: /-(?:u|-user)[ =]["']?[\w.@-]{1,64}:[^\s"']{3,128}/g,
    genuine: (match) => isPasswordText(match.slice(match.indexOf(':') + 1)),
  },
  {
    noun: 'a password of a netrc file',
    anchors: ['machine'],
    pattern: /machine\s{1,8}\S{1,200}\s{1,8}login\s{1,8}\S{1,200}\s{1,8}password\s{1,8}\S{1,200}/g,
    genuine: (match) => isPasswordText(match.split(/\s+/).pop() ?? ''),
  },
  {
    noun: 'a password in SQL',
    anchors: ["PASSWORD '", "IDENTIFIED BY '"],
    pattern: /(?:PASSWORD|IDENTIFIED BY) '[^'\s]{1,128}'/g,
    genuine: (match) => isPasswordText(match.slice(match.indexOf("'") + 1, -1)),
  },
];

/** The shapes of short values. */
const SHORT_SHAPES = SHAPES.filter(({ anchors }) => anchors.some((anchor) => anchor === '://' || anchor === '@tcp('));

/** No token is shorter. */
const MIN_TOKEN = 16;

/** Where in a text something of a known form stands, and what it is. */
export interface ShapeMatch {
  readonly noun: string;
  readonly index: number;
}

function findOne({ noun, pattern, anywhere, genuine }: SecretShape, text: string): ShapeMatch | undefined {
  for (const { 0: match, index } of text.matchAll(pattern)) {
    const whole = anywhere ?? !/[\w-]/.test(text.charAt(index - 1));
    if (whole && (genuine?.(match, text, index) ?? true)) {
      return { noun, index };
    }
  }
  return undefined;
}

/** A secret of a known form in a text. */
export function findShape(text: string): ShapeMatch | undefined {
  for (const shape of text.length < MIN_TOKEN ? SHORT_SHAPES : SHAPES) {
    const found = shape.anchors.some((anchor) => text.includes(anchor)) ? findOne(shape, text) : undefined;
    if (found) {
      return found;
    }
  }
  return undefined;
}
