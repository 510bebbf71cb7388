import { App, Chart, Testing } from 'cdk8s';
import { AiopsAgent, AiopsAgentProps, ContainerImage } from 'cdk8s-hardened';
import { Construct } from 'constructs';

/** A Kubernetes object, as loosely typed as a test wants to read and break it. */
export type Manifest = any;

/** The image that tests deploy. */
export const IMAGE = ContainerImage.fromDigest('registry.example.com/aiops/aiops-agent', `sha256:${'a'.repeat(64)}`, {
  tag: '1.0.0',
});

/** The objects that `build` adds to a chart, in their order. */
export function synthesize(build: (chart: Chart) => unknown, namespace?: string): Manifest[] {
  const chart = new Chart(new App(), 'test', { namespace });
  build(chart);
  return Testing.synth(chart);
}

/** The set of `AiopsAgent`, with its defaults unless props are given. */
export function agentSet(props: Partial<AiopsAgentProps> = {}): Manifest[] {
  return synthesize((chart) => new AiopsAgent(chart, 'agent', { image: IMAGE, ...props }));
}

/** The one object of this kind and name. Throws where there is none, or several. */
export function find(set: readonly Manifest[], kind: string, name?: string): Manifest {
  const found = set.filter((each) => each.kind === kind && (name === undefined || each.metadata.name === name));
  if (found.length !== 1) {
    throw new Error(`${found.length} objects of kind ${kind}${name ? ` and name ${name}` : ''}, want 1`);
  }
  return found[0];
}

/** The PodSpec of the one Deployment. */
export function podSpec(set: readonly Manifest[]): Manifest {
  return find(set, 'Deployment').spec.template.spec;
}

/** The one container of the one Deployment. */
export function container(set: readonly Manifest[]): Manifest {
  return podSpec(set).containers[0];
}

/** The message of the error that `act` throws. */
export function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

/** The message of the error that building in a chart throws. */
export function buildError(build: (chart: Construct) => unknown, namespace = 'aiops'): string {
  return messageOf(() => synthesize(build, namespace));
}
