import type { Manifest } from './manifest';
import { quote } from './text';
import type { Tree } from './tree';

/** The kinds whose `spec.replicas` says how many pods there are to be. */
export const SCALED_KINDS = [
  '/ReplicationController',
  'apps/Deployment',
  'apps/ReplicaSet',
  'apps/StatefulSet',
] as const;

/** An object of one of these kinds. */
export type Scaled = Manifest<(typeof SCALED_KINDS)[number]>;

/** An autoscaler with what it may set. */
export interface Autoscaler {
  readonly object: Manifest;
  readonly min: number;
  readonly max: number;
}

/** No part of a name can hold a line feed. */
function key(namespace: string, kind = '', name = ''): string {
  return `${namespace}\n${kind}\n${name}`;
}

type Entry = readonly [key: string, autoscaler: Autoscaler];

function ofKubernetes(object: Manifest<'autoscaling/HorizontalPodAutoscaler'>): Entry {
  const { scaleTargetRef: target = {}, minReplicas: min = 1, maxReplicas: max = Infinity } = object.body.spec ?? {};
  return [key(object.namespace, target.kind, target.name), { object: object, min, max }];
}

function ofKeda(object: Manifest<'keda.sh/ScaledObject'>): Entry {
  const { scaleTargetRef: target = {}, minReplicaCount: min = 0, maxReplicaCount: max = 100 } = object.body.spec ?? {};
  return [key(object.namespace, target.kind ?? 'Deployment', target.name), { object: object, min, max }];
}

/** By the key of their target: the autoscalers of Kubernetes and of KEDA. */
function autoscalers(tree: Tree): ReadonlyMap<string, Autoscaler> {
  return new Map([
    ...tree.all('autoscaling/HorizontalPodAutoscaler').map(ofKubernetes),
    ...tree.all('keda.sh/ScaledObject').map(ofKeda),
  ]);
}

/** The autoscaler of a workload, if there is one in the tree. */
export function autoscalerOf(tree: Tree, { namespace, kind, name }: Manifest): Autoscaler | undefined {
  return tree.once(autoscalers).get(key(namespace, kind, name));
}

/** How many replicas are written; 1 where none are, as Kubernetes has it. */
function written({ body: { spec = {} } }: Scaled): number {
  return spec.replicas ?? 1;
}

/** How many pods a workload has at least: as written, or as few as its autoscaler may leave. */
export function fewestReplicas(tree: Tree, workload: Scaled): number {
  return autoscalerOf(tree, workload)?.min ?? written(workload);
}

/** How many pods a workload has at most. */
export function mostReplicas(tree: Tree, workload: Scaled): number {
  return autoscalerOf(tree, workload)?.max ?? written(workload);
}

const PERCENTAGE = /^(\d{1,9})%$/;

/**
 * The pods that a number, or a percentage of the replicas, stands for (intstr.GetScaledValueFromIntOrPercent). None
 * where it is neither, which the API server refuses.
 */
export function podsOfShare(share: string | number, replicas: number, round: (pods: number) => number): number {
  if (typeof share === 'number') {
    return share;
  }
  const percent = Number(PERCENTAGE.exec(share)?.[1] ?? 0);
  // 0 % of endless replicas are none.
  return percent === 0 ? 0 : round((percent * replicas) / 100);
}

/** The number or percentage as messages show it: `1`, `"25%"`. */
export function shareText(share: string | number): string {
  return typeof share === 'number' ? `${share}` : quote(share);
}
