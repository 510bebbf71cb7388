import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { NAME_LABEL } from '../hardening';
import { Problems } from './problems';

/** What an object is made of, beside its kind. */
export interface ObjectProps {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Left out for objects of the cluster. */
  readonly namespace?: string;
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
  readonly spec?: { readonly [key: string]: unknown };
  /** What stands beside metadata and spec. */
  readonly content?: { readonly [key: string]: unknown };
}

/** Label of every object that belongs to no one program. */
export const MANAGED: { readonly [key: string]: string } = { 'app.kubernetes.io/managed-by': 'cdk8s-hardened' };

/** Labels of every object that belongs to a program. */
export function objectLabels(name: string): { [key: string]: string } {
  return { [NAME_LABEL]: name, ...MANAGED };
}

/** The objects of each chart, by identity. */
const known = new WeakMap<Chart, Map<string, string>>();

/** An object is apiVersion, kind, namespace and name: of two with the same, the one applied last would silently win. */
function checkUnique(scope: Construct, { apiVersion, kind, namespace, name }: ObjectProps): void {
  const chart = Chart.of(scope);
  const objects = known.get(chart) ?? new Map<string, string>();
  known.set(chart, objects);
  const identity = `${apiVersion} ${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
  const problems = new Problems(scope);
  problems.check(!objects.has(identity), {
    property: 'name',
    value: identity,
    rule: `must be there once in a chart, and ${objects.get(identity)} writes it already`,
    repair: 'rename one, or give it a namespace of its own',
  });
  problems.throwIfAny();
  objects.set(identity, scope.node.path);
}

/**
 * Adds one object to the tree, raw: the L1 classes of cdk8s-plus-28 silently drop fields that are younger than 1.28.
 *
 * @throws where the chart has an object of the same apiVersion, kind, namespace and name
 */
export function addObject(scope: Construct, id: string, props: ObjectProps): ApiObject {
  checkUnique(scope, props);
  const object = new ApiObject(scope, id, {
    apiVersion: props.apiVersion,
    kind: props.kind,
    metadata: {
      name: props.name,
      ...(props.namespace === undefined ? {} : { namespace: props.namespace }),
      labels: { ...props.labels },
      annotations: { ...props.annotations },
    },
    ...(props.spec === undefined ? {} : { spec: props.spec }),
    ...props.content,
  });
  // cdk8s gives the chart's namespace to every object, those of the cluster among them.
  if (props.namespace === undefined && Chart.of(scope).namespace !== undefined) {
    object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }
  return object;
}
