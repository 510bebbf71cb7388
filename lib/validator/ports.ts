import type { ContainerSpec } from './pod';

/** What checks read of a port of a container. */
export type ContainerPort = NonNullable<ContainerSpec['ports']>[number];

const SSH = 22;

/** Whether it is the port of SSH. */
export function isSsh({ containerPort, protocol = 'TCP' }: ContainerPort): boolean {
  return containerPort === SSH && (protocol === 'TCP' || protocol === '');
}
