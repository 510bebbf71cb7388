import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Binaries, binaries } from './binaries';
import { atExit } from './cleanup';
import { installCrds } from './crds';
import { httpGet } from './http-get';
import { kubeconfig } from './kubeconfig';
import { type Kubectl, kubectlFor } from './kubectl';
import { withFreePorts } from './ports';
import { isAlive, type ManagedProcess, startProcess } from './process';
import { createState, type Identity, keepLogs, removeFolder, type State, writeIdentity } from './state';

/** What to start. */
export interface ApiServerOptions {
  /** Install the CRDs of `scripts/crds.json`, which needs Go. @default false */
  readonly crds?: boolean;
  /**
   * The path of an audit policy; the log is then in {@link ApiServer.auditLog}.
   *
   * @default - no audit log
   */
  readonly auditPolicy?: string;
}

/** A running control plane of etcd and kube-apiserver, without controllers, scheduler or nodes. */
export interface ApiServer {
  /** The path of an administrator's kubeconfig (group `system:masters`). */
  readonly kubeconfig: string;
  /** The address, `https://127.0.0.1:PORT`. */
  readonly url: string;
  /** What the server says it is, e.g. `v1.37.2`. */
  readonly version: string;
  /** The programs that run. */
  readonly binaries: Binaries;
  /** The folder with everything of this control plane. */
  readonly stateDir: string;
  /** What runs, by name, with its process id. */
  readonly processes: readonly { readonly name: string; readonly pid: number }[];
  /** One JSON event per line; `undefined` without an audit policy. */
  readonly auditLog: string | undefined;
  /** The CRDs that were installed, sorted. */
  readonly crds: readonly string[];
  readonly kubectl: Kubectl;
  /**
   * Stops the processes and deletes the state folder. May be called again.
   *
   * @throws When a process had ended by itself (its log is then kept), or something is left behind.
   */
  stop(): Promise<void>;
}

/** Milliseconds that a program has from its start until it is healthy. */
const HEALTHY_MS = 60_000;

/**
 * Starts a control plane on free ports of the loopback interface, and waits until it is ready. It ends with this process
 * at the latest. Any number can run at once.
 *
 * @throws When the programs cannot be found or built, or one does not become healthy within a minute; the logs are then
 *   kept and the message names their folder.
 */
export async function startApiServer(options: ApiServerOptions = {}): Promise<ApiServer> {
  const programs = await binaries();
  const state = createState();
  const withdraw = atExit(() => removeFolder(state.dir));
  const processes: ManagedProcess[] = [];
  try {
    const identity = writeIdentity(state);
    const url = await withFreePorts(3, (ports) =>
      startProcesses(programs, state, { options, identity, ports, processes }),
    );
    const kubectl = kubectlFor(programs.paths.kubectl, state.kubeconfig);
    const version = (JSON.parse(await httpGet(`${url}/version`, identity)) as { gitVersion: string }).gitVersion;
    const crds = options.crds === true ? await installCrds(kubectl) : [];
    let stopped: Promise<void> | undefined;
    return {
      kubeconfig: state.kubeconfig,
      url,
      version,
      binaries: programs,
      stateDir: state.dir,
      processes: processes.map(({ name, pid }) => ({ name, pid })),
      auditLog: options.auditPolicy === undefined ? undefined : state.auditLog,
      crds,
      kubectl,
      stop: () => (stopped ??= stop(state, processes).finally(withdraw)),
    };
  } catch (error) {
    await stopAll(processes);
    const logs = keepLogs(state);
    withdraw();
    throw new Error(`${(error as Error).message}\ncluster: the API server did not start; all logs are in ${logs}`, {
      cause: error,
    });
  }
}

/** What one attempt to start on given ports needs. */
interface Attempt {
  readonly options: ApiServerOptions;
  readonly identity: Identity;
  readonly ports: readonly number[];
  /** Receives what runs; empty again when the attempt fails. */
  readonly processes: ManagedProcess[];
}

/** Starts both at once: the API server waits for etcd by itself. */
async function startProcesses(programs: Binaries, state: State, attempt: Attempt): Promise<string> {
  const [client, peer, secure] = attempt.ports;
  const etcdUrl = `http://127.0.0.1:${client}`;
  const url = `https://127.0.0.1:${secure}`;
  const run = async (name: 'etcd' | 'kube-apiserver', args: readonly string[]): Promise<ManagedProcess> => {
    const logFile = path.join(state.dir, `${name}.log`);
    const started = await startProcess({ name, file: programs.paths[name], args, logFile });
    attempt.processes.push(started);
    return started;
  };
  fs.writeFileSync(state.kubeconfig, kubeconfig({ url, ca: attempt.identity.ca }, attempt.identity.admin), {
    mode: 0o600,
  });
  try {
    const etcd = await run('etcd', etcdArguments(state.etcdData, etcdUrl, `http://127.0.0.1:${peer}`));
    const server = await run('kube-apiserver', apiServerArguments(state, etcdUrl, secure, attempt.options));
    await etcd.waitUntilHealthy(async () => (await httpGet(`${etcdUrl}/health`)).includes('"true"'), HEALTHY_MS);
    const isReady = async (): Promise<boolean> => (await httpGet(`${url}/readyz`, attempt.identity)) === 'ok';
    await server.waitUntilHealthy(async () => etcd.exitReason !== undefined || (await isReady()), HEALTHY_MS);
    // Had another program taken its port, then that one answered instead.
    etcd.assertRunning();
    return url;
  } catch (error) {
    await stopAll(attempt.processes);
    fs.rmSync(state.etcdData, { recursive: true, force: true });
    throw error;
  }
}

function etcdArguments(dataDir: string, client: string, peer: string): string[] {
  return [
    `--data-dir=${dataDir}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
    '--unsafe-no-fsync', // the data is thrown away
  ];
}

/** As kubeadm sets them up, where that makes a difference to what clients see. Pod Security admission is on by default. */
function apiServerArguments(state: State, etcd: string, port: number, options: ApiServerOptions): string[] {
  const issuer = 'https://kubernetes.default.svc.cluster.local';
  const audit = [`--audit-policy-file=${options.auditPolicy}`, `--audit-log-path=${state.auditLog}`];
  return [
    `--etcd-servers=${etcd}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    // No pod will ever connect; and a machine without a network has no other address to give.
    '--advertise-address=127.0.0.1',
    '--endpoint-reconciler-type=none',
    `--tls-cert-file=${state.servingCertificate}`,
    `--tls-private-key-file=${state.servingKey}`,
    `--client-ca-file=${state.ca}`,
    '--authorization-mode=Node,RBAC',
    '--enable-admission-plugins=NodeRestriction',
    '--allow-privileged=true',
    '--service-cluster-ip-range=10.96.0.0/16',
    `--service-account-issuer=${issuer}`,
    `--service-account-key-file=${state.tokenPublicKey}`,
    `--service-account-signing-key-file=${state.tokenPrivateKey}`,
    ...(options.auditPolicy === undefined ? [] : audit),
  ];
}

/** Stops the last one started first, so that the API server ends while its etcd is still there. */
async function stopAll(processes: ManagedProcess[]): Promise<void> {
  for (let last = processes.pop(); last !== undefined; last = processes.pop()) {
    await last.stop();
  }
}

async function stop(state: State, processes: readonly ManagedProcess[]): Promise<void> {
  const crashed = processes.filter(({ exitReason }) => exitReason !== undefined);
  await stopAll([...processes]);
  if (crashed.length > 0) {
    const who = crashed.map(({ name, exitReason }) => `${name} (${exitReason})`).join(' and ');
    throw new Error(`cluster: ${who} had ended before it was stopped; the logs are in ${keepLogs(state)}`);
  }
  removeFolder(state.dir);
  const alive = processes.filter(({ pid }) => isAlive(pid)).map(({ name, pid }) => `${name} (process ${pid})`);
  if (alive.length > 0 || fs.existsSync(state.dir)) {
    throw new Error(`cluster: stopping left something behind: ${[...alive, state.dir].join(', ')}`);
  }
}
