import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import { mayBeMade } from '../../custom-resources';
import { isMissing } from '../../lookups';
import type { Body } from '../../manifest';
import type { Path } from '../../shape';
import { quote } from '../../text';
import type { Tree } from '../../tree';

/*
 * The backends of an Ingress must exist.
 * Requests get an error, or a page of the controller, otherwise.
 *
 * Ingress spec.defaultBackend.service, spec.rules[*].http.paths[*].backend.service: a Service of the tree in the same
 * namespace, and a port of it, by name or number
 *
 * A port is judged wherever the tree holds the Service. A whole Service is missing only where the tree holds others in
 * that namespace, and no custom resource names it.
 *
 * Not judged: backends that are no Services; the port name use-annotation, which stands for an action of the load
 * balancer of AWS; the form before networking.k8s.io/v1, which served-api tells of.
 *
 * No patch: which Service is meant, only people know.
 */

type Spec = NonNullable<Body<'networking.k8s.io/Ingress'>['spec']>;
type ServicePorts = NonNullable<NonNullable<Body<'/Service'>['spec']>['ports']>;
type Backend = NonNullable<NonNullable<Spec['defaultBackend']>['service']>;

/** What stands for an action of the AWS Load Balancer Controller in place of a port. */
const ANNOTATED = 'use-annotation';

interface Place {
  readonly service: Backend;
  readonly path: Path;
}

function placesOf({ defaultBackend, rules = [] }: Spec): Place[] {
  const all = [
    { service: defaultBackend?.service, path: ['spec', 'defaultBackend', 'service'] },
    ...rules.flatMap(({ http }, rule) =>
      (http?.paths ?? []).map(({ backend }, index) => ({
        service: backend?.service,
        path: ['spec', 'rules', rule, 'http', 'paths', index, 'backend', 'service'],
      })),
    ),
  ];
  return all.flatMap(({ service, path }) => (service === undefined ? [] : [{ service, path }]));
}

/** The ports of a Service; none where the tree does not hold it, or it is of a type that has none. */
function portsOf(tree: Tree, namespace: string, name: string): ServicePorts {
  const service = tree.find('/Service', namespace, name) ?? tree.find('/Service', '', name);
  return service?.body.spec?.ports ?? [];
}

/** By which field a port is named that is not among these; `undefined` where it is, or there are none to know. */
function unknownBy({ name, number }: NonNullable<Backend['port']>, ports: ServicePorts): 'name' | 'number' | undefined {
  if (ports.length === 0) {
    return undefined;
  }
  if (name !== undefined) {
    return ports.some((port) => port.name === name) ? undefined : 'name';
  }
  return number === undefined || ports.some(({ port }) => port === number) ? undefined : 'number';
}

function judgePort(tree: Tree, namespace: string, { service, path }: Place): Violation[] {
  const field = unknownBy(service.port ?? {}, portsOf(tree, namespace, service.name ?? ''));
  if (field === undefined) {
    return [];
  }
  const port = field === 'name' ? quote(service.port?.name ?? '') : service.port?.number;
  return [
    {
      path: [...path, 'port', field],
      problem: `needs port ${port} of Service ${quote(service.name ?? '')}, which has no such port`,
      repair: 'name a port of the Service',
    },
  ];
}

function judge(tree: Tree, namespace: string, place: Place): Violation[] {
  const { name = '', port = {} } = place.service;
  if (port.name === ANNOTATED || name === '') {
    return [];
  }
  if (!isMissing(tree, '/Service', namespace, name) || mayBeMade(tree, namespace, name)) {
    return judgePort(tree, namespace, place);
  }
  return [
    {
      path: [...place.path, 'name'],
      problem: `needs Service ${quote(name)}, which does not exist`,
      repair: 'name a Service of the same namespace',
    },
  ];
}

export const ingressBackend = objectCheck({
  id: 'ingress-backend',
  kinds: ['networking.k8s.io/Ingress'],
  run: ({ namespace, body: { spec = {} } }, { tree }) => {
    const places = placesOf(spec);
    return places.length === 0 ? NOT_APPLICABLE : places.flatMap((place) => judge(tree, namespace, place));
  },
});
