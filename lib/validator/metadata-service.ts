import { coversPort, PolicyRule } from './policies';

/** TCP ports at which clouds serve metadata: DNS and time at the same addresses give nothing away. */
const METADATA_PORTS = [
  80, // all clouds
  443, // Google Compute Engine, by TLS
  988, // Google Kubernetes Engine, metadata server of the node
  32526, // Azure WireServer
];

/** Whether the ports of a rule let a pod talk to a metadata service that the peers let it reach. */
export function reachesMetadata({ ports }: PolicyRule): boolean {
  return ports.length === 0 || ports.some((port) => METADATA_PORTS.some((number) => coversPort(port, 'TCP', number)));
}
