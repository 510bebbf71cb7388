import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { CertificateAuthority, type Credentials, tokenSigningKeys } from './pki';

/** Where the files of one control plane are; all paths are absolute. */
export interface State {
  /** The folder, readable by its owner only. */
  readonly dir: string;
  readonly ca: string;
  readonly servingCertificate: string;
  readonly servingKey: string;
  readonly tokenPublicKey: string;
  readonly tokenPrivateKey: string;
  readonly kubeconfig: string;
  readonly etcdData: string;
  readonly auditLog: string;
}

/** Who the control plane is and who may do everything in it. */
export interface Identity {
  /** The authority's certificate, PEM. */
  readonly ca: string;
  readonly admin: Credentials;
}

/** Makes an empty, private folder in the system's temporary folder. */
export function createState(): State {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-hardened-cluster-'));
  const file = (name: string): string => path.join(dir, name);
  return {
    dir,
    ca: file('ca.crt'),
    servingCertificate: file('serving.crt'),
    servingKey: file('serving.key'),
    tokenPublicKey: file('service-account.pub'),
    tokenPrivateKey: file('service-account.key'),
    kubeconfig: file('kubeconfig'),
    etcdData: file('etcd'),
    auditLog: file('audit.log'),
  };
}

/** Makes the keys and certificates of one control plane and writes those that its programs read. */
export function writeIdentity(state: State): Identity {
  const authority = new CertificateAuthority('cdk8s-hardened-test');
  const names = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'kubernetes.default.svc.cluster.local'];
  const hosts = ['localhost', ...names, '127.0.0.1', '10.96.0.1'];
  const serving = authority.issue({ commonName: 'kube-apiserver', usage: 'server', hosts });
  const tokenKeys = tokenSigningKeys();
  const files = {
    [state.ca]: authority.certificate,
    [state.servingCertificate]: serving.certificate,
    [state.servingKey]: serving.key,
    [state.tokenPublicKey]: tokenKeys.publicKey,
    [state.tokenPrivateKey]: tokenKeys.privateKey,
  };
  Object.entries(files).forEach(([file, content]) => fs.writeFileSync(file, content, { mode: 0o600 }));
  const admin = authority.issue({ commonName: 'admin', organizations: ['system:masters'], usage: 'client' });
  return { ca: authority.certificate, admin };
}

/** Deletes all but the logs, so that no key stays on the disk; returns the folder. */
export function keepLogs(state: State): string {
  for (const name of fs.readdirSync(state.dir).filter((entry) => !entry.endsWith('.log'))) {
    removeFolder(path.join(state.dir, name));
  }
  return state.dir;
}

/** Deletes a file or folder, if it exists; tries again for a second: a killed process may still be writing. */
export function removeFolder(dir: string): void {
  fs.rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
}
