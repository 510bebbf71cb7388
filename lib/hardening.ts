/**
 * The hardened values as data, read by constructs and by checks. What comes from the agent (user, port, volumes,
 * rights) stands in agent/contract.json instead.
 */

/** Label that isolates a pod: flows stop selecting it, the dormant deny-all starts to. */
export const QUARANTINE_LABEL = 'cdk8s-hardened/quarantine';

/** The value of `QUARANTINE_LABEL` that the dormant deny-all selects. */
export const QUARANTINE_VALUE = 'true';

/** Key of the pod label by which selectors find the agent, beside `app.kubernetes.io/name`. */
export const INSTANCE_LABEL = 'app.kubernetes.io/instance';

/** Key of the pod and object label that names the program. */
export const NAME_LABEL = 'app.kubernetes.io/name';

/** Label that Kubernetes sets on every namespace (KEP-2161); no other namespace label can be relied on. */
export const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';

/** User and group of the strict profile: above 10000, so that they coincide with no account of a node. */
export const STRICT_USER = 10001;

/** Lifetime of the projected token in seconds. The kubelet renews it at 80 %. */
export const TOKEN_EXPIRATION_SECONDS = 3600;

/** Audience of the API server on a cluster made by kubeadm, and on most that follow it. */
export const DEFAULT_API_AUDIENCE = 'https://kubernetes.default.svc.cluster.local';

/**
 * Addresses at which clouds serve credentials or configuration to a node. No flow reaches them, whatever its
 * parameters are.
 */
export const METADATA_ADDRESSES: readonly string[] = [
  '169.254.169.254/32', // AWS, Azure, Google Cloud, OpenStack, DigitalOcean, Oracle
  '169.254.169.253/32', // AWS DNS and time
  '169.254.169.252/32', // Google Cloud, metadata server of GKE
  '169.254.170.2/32', // AWS ECS task credentials
  '169.254.170.23/32', // AWS EKS Pod Identity
  '169.254.42.42/32', // Scaleway
  '169.254.0.23/32', // Tencent Cloud
  '100.96.0.96/32', // Volcengine
  '100.100.100.200/32', // Alibaba Cloud
  '168.63.129.16/32', // Azure WireServer
  '192.0.0.192/32', // Oracle Cloud, classic
  'fd00:ec2::/32', // AWS, IPv6: all link-local services
  'fd00:42::42/128', // Scaleway, IPv6
  'fd00:a9fe:a9fe::1/128', // Akamai, IPv6
  'fd00:c1::a9fe:a9fe/128', // Oracle Cloud, IPv6
  'fd20:ce::254/128', // Google Cloud, IPv6
];

/**
 * Link-local ranges: what listens there serves its own node. No flow reaches them either, except a DNS cache on the
 * node that is named.
 */
export const LINK_LOCAL: readonly string[] = ['169.254.0.0/16', 'fe80::/10'];

/** IPv4 ranges that are not the public internet (RFC 6890), excepted from public egress. */
export const NON_PUBLIC_IPV4: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/**
 * IPv6 ranges that are not the public internet (RFC 6890), excepted from public egress. The translation prefixes
 * (RFC 6052, RFC 3056, RFC 4380) are among them because they reach IPv4 addresses that the IPv4 rule excepts.
 * `::ffff:0:0/96` is not: it never leaves a node, and the API server takes it for IPv4.
 */
export const NON_PUBLIC_IPV6: readonly string[] = [
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2001::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

/** IPv6 ranges that carry an IPv4 address (RFC 4291, RFC 6052, RFC 4380, RFC 3056): what is closed as IPv4 must not be open as these. */
export const TRANSLATED_IPV6: readonly string[] = ['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '2001::/32', '2002::/16'];

/**
 * Ranges wider than these are no names any more: two halves of the internet are the internet. fc00::/7 is the widest
 * private range of IPv6.
 */
export const WIDEST_PREFIX = { ipv4: 8, ipv6: 7 } as const;

/** Ranges from which clusters give addresses to their API servers. */
export const PRIVATE_RANGES: readonly string[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'];

/** The Service address of the API server on a cluster made by kubeadm: the first of 10.96.0.0/12. */
export const DEFAULT_API_SERVICE_CIDR = '10.96.0.1/32';

/** Namespaces that belong to Kubernetes, or to everybody. */
export const SHARED_NAMESPACES: readonly string[] = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

/** ClusterRoles of every cluster: an object of the same name would merge with them. */
export const BUILT_IN_ROLES: readonly string[] = ['admin', 'cluster-admin', 'edit', 'view'];

/** Groups and users whose bindings are everybody's, or bypass RBAC. */
export const PUBLIC_SUBJECTS: { readonly [name: string]: string } = {
  'system:anonymous': 'it is every request without credentials',
  'system:authenticated:oauth': 'it is everybody who has logged in',
  'system:authenticated': 'it is every account, service accounts of all namespaces among them',
  'system:bootstrappers': 'it is every node that wants to join',
  'system:masters': 'its members bypass RBAC altogether',
  'system:nodes': 'it is every node',
  'system:serviceaccounts': 'it is every service account of the cluster',
  'system:unauthenticated': 'it is every request without credentials',
};

/** Names of environment variables that look like secrets, written with "_" between words. */
export const SECRET_NAME =
  /PASSWORD|PASSWD|PASSPHRASE|SECRET|CREDENTIAL|(^|_)(PASS|PWD|AUTH|TOKENS?|(SIGNING|ENCRYPTION)_?KEY|API_?KEYS?|PRIVATE_?KEY|ACCESS_?KEY)\d*(_|$)/i;

/** Values that are no secret whatever the variable's name is: small numbers and switches. */
export const HARMLESS_VALUE = /^(\d{0,4}|true|false|on|off|yes|no)$/i;

/** Resources that have no namespace: a Role cannot grant them. */
export const CLUSTER_RESOURCES: readonly string[] = [
  'apiservices',
  'certificatesigningrequests',
  'clusterrolebindings',
  'clusterroles',
  'componentstatuses',
  'csidrivers',
  'csinodes',
  'customresourcedefinitions',
  'ingressclasses',
  'mutatingadmissionpolicies',
  'mutatingadmissionpolicybindings',
  'mutatingwebhookconfigurations',
  'namespaces',
  'nodes',
  'persistentvolumes',
  'priorityclasses',
  'runtimeclasses',
  'storageclasses',
  'validatingadmissionpolicies',
  'validatingadmissionpolicybindings',
  'validatingwebhookconfigurations',
  'volumeattachments',
];

/** Parts of values that are secrets whatever their name is: keys, tokens and webhooks of well-known services, JWTs. */
export const SECRET_SHAPE = new RegExp(
  [
    '-----BEGIN ',
    '\\beyJ[\\w-]{10,}\\.',
    '\\b(AKIA|ASIA)[A-Z0-9]{16}\\b',
    '\\b(gh[pousr]_|github_pat_|glpat-|npm_|xox[abprs]-|sk[-_](live|proj)[-_]|AIza)\\w{8,}',
    '\\b(Basic|Bearer) \\S{8,}',
    '([Pp]assword|[Pp]asswd|[Pp]wd|[Ss]ecret|[Tt]oken)=\\S',
    'AccountKey=',
    '\\b(hvs\\.|SG\\.|ya29\\.|xapp-|sk-|hf_|pypi-|AGE-SECRET-KEY)[\\w-]{8,}',
    '[?&](token|sig|key|secret|code)=\\w',
    'hooks\\.slack\\.com/',
    'webhook\\.office\\.com/',
    'api\\.telegram\\.org/bot',
    'chat\\.googleapis\\.com/',
    'discord(app)?\\.com/api/(v\\d+/)?webhooks/',
  ].join('|'),
);
