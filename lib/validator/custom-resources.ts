import { findApiVersion } from './api-versions';
import type { Manifest } from './manifest';
import type { Tree } from './tree';

/*
 * What operators make of custom resources stands in no manifest. These rules tell what may be theirs, so that a
 * reference to it is not called dangling.
 */

/** Kinds that describe traffic to pods, or the watching of them: nothing makes pods, Services or Secrets of these. */
const PASSIVE: ReadonlySet<string> = new Set([
  'AlertmanagerConfig',
  'DestinationRule',
  'GRPCRoute',
  'HTTPRoute',
  'IngressRoute',
  'Middleware',
  'PodMonitor',
  'Probe',
  'PrometheusRule',
  'ScrapeConfig',
  'ServiceMonitor',
  'TCPRoute',
  'TLSRoute',
  'UDPRoute',
  'VerticalPodAutoscaler',
  'VirtualService',
]);

function mayMake(object: Manifest): boolean {
  const { apiVersion, kind } = object;
  return findApiVersion(apiVersion, kind) === undefined && !PASSIVE.has(kind) && object.pods.length === 0;
}

/** How deep a name may stand that a custom resource gives to what is to be made of it, and how long it may be. */
const MAX_DEPTH = 8;
const MAX_NAME = 253;

/** Every short text anywhere in a value. What an alias repeats is read once. */
function collectTexts(root: unknown, texts: Set<string>): void {
  const seen = new Set<object>();
  const visit = (value: unknown, depth: number): void => {
    if (typeof value === 'string' && value.length <= MAX_NAME) {
      texts.add(value);
    } else if (typeof value === 'object' && value !== null && depth < MAX_DEPTH && !seen.has(value)) {
      seen.add(value);
      Object.values(value).forEach((child) => visit(child, depth + 1));
    }
  };
  visit(root, 0);
}

/** The names of the custom resources of a namespace, and all texts in them. */
interface Makers {
  readonly names: Set<string>;
  readonly texts: Set<string>;
}

function makers(tree: Tree): ReadonlyMap<string, Makers> {
  const byNamespace = new Map<string, Makers>();
  for (const object of tree.all('*').filter(mayMake)) {
    const { names, texts } = byNamespace.get(object.namespace) ?? { names: new Set(), texts: new Set() };
    byNamespace.set(object.namespace, { names, texts });
    names.add(object.name);
    collectTexts(object.raw, texts);
  }
  return byNamespace;
}

/** The custom resources that may make something in a namespace: those in it, and those without one. */
function makersFor(tree: Tree, namespace: string): readonly Makers[] {
  const byNamespace = tree.once(makers);
  return [...new Set([namespace, ''])].flatMap((each) => byNamespace.get(each) ?? []);
}

/** `a`, `a-b`, `a-b-c` of `a-b-c` */
function prefixes(name: string): string[] {
  // What is longer is no name, and would cost the square of its length.
  return name.length > MAX_NAME ? [] : [...name.matchAll(/(?<=\w)(?=-)|$/g)].map(({ index }) => name.slice(0, index));
}

/**
 * Whether an operator may make an object of this name: a custom resource has that name, or a first part of it up to a
 * "-", or holds it somewhere, as `secretName` does.
 */
export function mayBeMade(tree: Tree, namespace: string, name: string): boolean {
  return makersFor(tree, namespace).some(
    ({ names, texts }) => texts.has(name) || prefixes(name).some((prefix) => names.has(prefix)),
  );
}

/** Whether an operator may make pods with these labels: one of the values is the name of a custom resource. */
export function mayLabel(
  tree: Tree,
  namespace: string,
  labels: { readonly [key: string]: string | undefined },
): boolean {
  return makersFor(tree, namespace).some(({ names }) =>
    Object.values(labels).some((value) => value !== undefined && value !== '' && names.has(value)),
  );
}
