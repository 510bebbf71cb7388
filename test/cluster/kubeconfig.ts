import { type Credentials } from './pki';

/** A cluster's address and the authority that its certificate is checked with. */
export interface ClusterAddress {
  /** `https://host:port`. */
  readonly url: string;
  /** PEM. */
  readonly ca: string;
}

/**
 * The text of a kubeconfig that needs no other file. It holds a private key: write it where only its owner may read.
 * (JSON, which is YAML too.)
 */
export function kubeconfig(cluster: ClusterAddress, user: Credentials): string {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const config = {
    'apiVersion': 'v1',
    'kind': 'Config',
    'clusters': [
      { name: 'test', cluster: { 'server': cluster.url, 'certificate-authority-data': base64(cluster.ca) } },
    ],
    'users': [
      {
        name: 'admin',
        user: { 'client-certificate-data': base64(user.certificate), 'client-key-data': base64(user.key) },
      },
    ],
    'contexts': [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
    'current-context': 'test',
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
