import * as kplus from 'cdk8s-plus-28';
import { Peer } from '../analysis/reachability';
import {
  DEFAULT_API_SERVICE_CIDR,
  NAMESPACE_NAME_LABEL,
  NON_PUBLIC_IPV4,
  NON_PUBLIC_IPV6,
  PRIVATE_RANGES,
} from '../hardening';
import { checkRanges, ipBlocks, namedRanges } from '../kubernetes/ip-blocks';
import { checkLabels, checkName } from '../kubernetes/names';
import { toPolicyPeer } from '../kubernetes/plus';
import { Problems } from '../kubernetes/problems';
import { checkShape } from '../kubernetes/shape';
import {
  API_SERVER_SHAPE,
  ApiServerFlowOptions,
  DNS_SHAPE,
  DnsFlowOptions,
  FlowDirection,
  FlowPort,
  FlowProtocol,
  HTTPS_SHAPE,
  HttpsFlowOptions,
} from './flow-options';
import { Waiver } from './waiver';

const HTTPS_PORT = 443;
const HTTP_PORT = 80;
const DNS_PORT = 53;

function checkPorts(problems: Problems, ports: readonly FlowPort[]): void {
  const valid = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65535;
  problems.check(ports.length > 0, {
    property: 'ports',
    rule: 'must not be empty: a rule without ports allows every port',
    repair: 'name the port, for example { port: 8080 }',
  });
  for (const { port, endPort } of ports) {
    problems.check(valid(port) && (endPort === undefined || (valid(endPort) && endPort >= port)), {
      property: 'ports',
      value: endPort === undefined ? port : `${port}-${endPort}`,
      rule: 'must be whole numbers from 1 to 65535, the last not below the first',
      repair: 'give the port on which the receiver listens',
    });
  }
}

function reachesPort80(ports: readonly FlowPort[]): boolean {
  return ports.some(({ port, endPort }) => port <= HTTP_PORT && HTTP_PORT <= (endPort ?? port));
}

/** One peer, unless it is everybody. */
function namedPeers(problems: Problems, { ipBlock, ...selectors }: Peer): Peer[] {
  if (ipBlock) {
    const except = checkRanges(problems, 'peer.except', ipBlock.except ?? []);
    return ipBlocks(problems, 'peer', namedRanges(problems, 'peer', [ipBlock.cidr]), except);
  }
  const everybody =
    JSON.stringify(selectors.namespaceSelector) === '{}' && JSON.stringify(selectors.podSelector) === '{}';
  problems.check(!everybody, {
    property: 'peer',
    value: 'all pods of all namespaces',
    rule: 'must be named: this is everybody',
    repair: 'select namespaces, pods or a range of addresses; for public HTTPS use NetworkFlow.https',
  });
  return [selectors];
}

/** One rule: these peers on these ports. */
interface FlowRule {
  readonly peers: Peer[];
  readonly ports: FlowPort[];
}

/**
 * One kind of traffic that a pod needs: direction, peers and ports. `IsolationNetworkPolicy` makes one policy of each.
 *
 * Whatever is asked for, the addresses of cloud metadata services are excepted from every range that holds them, and a
 * range that lies inside them is refused.
 */
export class NetworkFlow {
  /** DNS by UDP and TCP, to the cluster's DNS pods. Source: RFC 7766, truncated answers are asked for again by TCP. */
  public static dns(options: DnsFlowOptions = {}): NetworkFlow {
    const problems = new Problems('NetworkFlow.dns');
    checkShape(problems, 'DnsFlowOptions', options, { shape: DNS_SHAPE });
    problems.throwIfAny();
    const peers: Peer[] = [
      {
        namespaceSelector: { matchLabels: { [NAMESPACE_NAME_LABEL]: options.namespace ?? 'kube-system' } },
        podSelector: { matchLabels: { ...(options.podLabels ?? { 'k8s-app': 'kube-dns' }) } },
      },
      ...ipBlocks(
        problems,
        'nodeLocalCidrs',
        namedRanges(problems, 'nodeLocalCidrs', options.nodeLocalCidrs ?? []),
        [],
      ),
    ];
    checkName(problems, 'namespace', options.namespace ?? 'kube-system');
    checkLabels(problems, 'podLabels', options.podLabels ?? {});
    problems.check(options.podLabels === undefined || Object.keys(options.podLabels).length > 0, {
      property: 'podLabels',
      rule: 'must not be empty: every pod of the namespace would be meant',
      repair: 'name a label, or leave it out for "k8s-app: kube-dns"',
    });
    problems.throwIfAny();
    const ports = [FlowProtocol.UDP, FlowProtocol.TCP].map((protocol) => ({ port: DNS_PORT, protocol }));
    return new NetworkFlow('dns', FlowDirection.EGRESS, [{ peers, ports }]);
  }

  /**
   * The API server, by the addresses of its endpoints and by its Service address: a network plug-in sees one or the
   * other, before or after translation.
   *
   * @throws where an address or port is malformed
   */
  public static apiServer(options: ApiServerFlowOptions = {}): NetworkFlow {
    const problems = new Problems('NetworkFlow.apiServer');
    checkShape(problems, 'ApiServerFlowOptions', options, { shape: API_SERVER_SHAPE });
    problems.throwIfAny();
    const end = (cidrs: 'endpointCidrs' | 'serviceCidrs', byDefault: readonly string[], port: number): FlowRule => ({
      peers: ipBlocks(problems, cidrs, namedRanges(problems, cidrs, options[cidrs] ?? byDefault), []),
      ports: [{ port }],
    });
    const rules = [
      end('endpointCidrs', PRIVATE_RANGES, options.endpointPort ?? 6443),
      end('serviceCidrs', [DEFAULT_API_SERVICE_CIDR], options.servicePort ?? HTTPS_PORT),
    ];
    rules.forEach(({ ports }) => checkPorts(problems, ports));
    for (const property of ['endpointPort', 'servicePort'] as const) {
      problems.check(options[property] !== HTTP_PORT, {
        property,
        value: HTTP_PORT,
        rule: 'must not be 80: what the agent sends must not travel in clear',
        repair: 'give the port on which the API server listens',
      });
    }
    for (const property of ['endpointCidrs', 'serviceCidrs'] as const) {
      problems.check(options[property]?.length !== 0, {
        property,
        rule: 'must not be empty: a rule without peers allows every peer',
        repair: 'leave it out for the default, or give an address',
      });
    }
    problems.throwIfAny();
    return new NetworkFlow('api-server', FlowDirection.EGRESS, rules);
  }

  /**
   * HTTPS (TCP 443) to public addresses, for webhooks.
   *
   * @throws where an address is malformed, or nothing would be left to reach
   */
  public static https(options: HttpsFlowOptions = {}): NetworkFlow {
    return NetworkFlow.web('https', HTTPS_PORT, options);
  }

  /**
   * HTTP (TCP 80): what the guide calls "if needed". Only with a waiver for `network-no-http`.
   *
   * @throws where the waiver is for something else, an address is malformed, or nothing would be left to reach
   */
  public static plainHttp(waiver: Waiver, options: HttpsFlowOptions = {}): NetworkFlow {
    const problems = new Problems('NetworkFlow.plainHttp');
    problems.check(waiver.control === 'network-no-http', {
      property: 'waiver',
      value: waiver.control,
      rule: 'must be for the control "network-no-http"',
      repair: 'use NetworkFlow.https, or pass a Waiver for "network-no-http"',
    });
    problems.throwIfAny();
    return NetworkFlow.web('http', HTTP_PORT, options, waiver);
  }

  /**
   * Traffic from a peer to the selected pods.
   *
   * @param name - what it is for; part of the policy's name
   * @param peer - any peer of cdk8s-plus-28: pods, namespaces, a workload, an IP block
   * @param ports - on which ports
   * @throws where name or ports are malformed
   */
  public static from(name: string, peer: kplus.INetworkPolicyPeer, ports: FlowPort[]): NetworkFlow {
    return NetworkFlow.custom(name, FlowDirection.INGRESS, peer, ports);
  }

  /**
   * Traffic from the selected pods to a peer.
   *
   * @param name - what it is for; part of the policy's name
   * @param peer - any peer of cdk8s-plus-28: pods, namespaces, a workload, an IP block
   * @param ports - on which ports; 80 only by `NetworkFlow.plainHttp`
   * @throws where name or ports are malformed, or an IP block is or lies in a metadata address
   */
  public static to(name: string, peer: kplus.INetworkPolicyPeer, ports: FlowPort[]): NetworkFlow {
    return NetworkFlow.custom(name, FlowDirection.EGRESS, peer, ports);
  }

  private static web(name: string, port: number, options: HttpsFlowOptions, waiver?: Waiver): NetworkFlow {
    const problems = new Problems(`NetworkFlow.${waiver ? 'plainHttp' : 'https'}`);
    checkShape(problems, 'HttpsFlowOptions', options, { shape: HTTPS_SHAPE });
    problems.throwIfAny();
    const except = checkRanges(problems, 'exceptCidrs', options.exceptCidrs ?? []);
    const peers = [
      ...ipBlocks(problems, 'cidrs', options.cidrs ?? ['0.0.0.0/0', '::/0'], [
        ...NON_PUBLIC_IPV4,
        ...NON_PUBLIC_IPV6,
        ...except,
      ]),
      ...ipBlocks(problems, 'privateCidrs', namedRanges(problems, 'privateCidrs', options.privateCidrs ?? []), except),
    ];
    problems.check(options.cidrs?.length !== 0 || (options.privateCidrs ?? []).length > 0, {
      property: 'cidrs',
      rule: 'must not be empty: a rule without peers allows every peer',
      repair: 'leave it out for all public addresses, or give an address',
    });
    problems.throwIfAny();
    return new NetworkFlow(name, FlowDirection.EGRESS, [{ peers, ports: [{ port }] }], waiver);
  }

  private static custom(
    name: string,
    direction: FlowDirection,
    peer: kplus.INetworkPolicyPeer,
    ports: FlowPort[],
  ): NetworkFlow {
    const problems = new Problems(`NetworkFlow.${direction === FlowDirection.INGRESS ? 'from' : 'to'}`);
    problems.check(/^[a-z0-9]([-a-z0-9]{0,28}[a-z0-9])?$/.test(name), {
      property: 'name',
      value: name,
      rule: 'must be at most 30 lower-case letters, digits and "-"',
      repair: 'say what the traffic is for, for example "monitoring"',
    });
    checkPorts(problems, ports);
    const peers = namedPeers(problems, toPolicyPeer(peer));
    problems.check(direction === FlowDirection.INGRESS || !reachesPort80(ports), {
      property: 'ports',
      value: HTTP_PORT,
      rule: 'must not be 80: what the agent sends must not travel in clear',
      repair: 'use HTTPS, or NetworkFlow.plainHttp with a Waiver for "network-no-http"',
    });
    problems.throwIfAny();
    return new NetworkFlow(name, direction, [{ peers, ports: ports.map((port) => ({ ...port })) }]);
  }

  private constructor(
    /** What the traffic is for. */
    public readonly name: string,
    /** Which end the selected pods are. */
    public readonly direction: FlowDirection,
    private readonly _rules: readonly FlowRule[],
    /** The waiver under which the flow exists. */
    public readonly waiver?: Waiver,
  ) {}

  /**
   * The flow as rules of a NetworkPolicy.
   *
   * @internal
   */
  public _toPolicyRules(): { [key: string]: unknown }[] {
    return this._rules.map(({ peers, ports }) => ({
      [this.direction === FlowDirection.INGRESS ? 'from' : 'to']: peers,
      ports: ports.map(({ port, endPort, protocol }) => ({
        protocol: protocol ?? FlowProtocol.TCP,
        port,
        ...(endPort === undefined ? {} : { endPort }),
      })),
    }));
  }
}
