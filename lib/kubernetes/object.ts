import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { NAME_LABEL } from '../hardening';

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

/** Labels of every object that belongs to a program. */
export function objectLabels(name: string): { [key: string]: string } {
  return { [NAME_LABEL]: name, 'app.kubernetes.io/managed-by': 'cdk8s-hardened' };
}

/**
 * Adds one object to the tree, raw: the L1 classes of cdk8s-plus-28 silently drop fields that are younger than 1.28.
 */
export function addObject(scope: Construct, id: string, props: ObjectProps): ApiObject {
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
