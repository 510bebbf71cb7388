import { ingressBackend } from '../../../../lib/validator/checks/references/ingress-backend';
import { checkSuite } from '../../../support/checks';
import { Raw } from '../../../support/minimal';
import { customResource, prod } from '../../../support/objects';

const PATH = 'spec.rules[0].http.paths[0].backend.service';

function service(name: string, ports: unknown = [{ name: 'http', port: 80 }, { port: 81 }]): Raw {
  return prod('v1', 'Service', name, { spec: { ports } });
}

function ingress(backend: unknown): Raw {
  return prod('networking.k8s.io/v1', 'Ingress', 'web', {
    spec: { rules: [{ host: 'web.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }] },
  });
}

const to = (name: string, port: unknown = { number: 80 }): Raw => ingress({ service: { name, port } });
const missing = (name: string, path = PATH): string =>
  `Ingress prod/web: needs Service "${name}", which does not exist (${path}.name); name a Service of the same namespace.`;
const noPort = (port: string, field: string): string =>
  `Ingress prod/web: needs port ${port} of Service "web", which has no such port (${PATH}.port.${field}); name a port of the Service.`;

checkSuite(ingressBackend, {
  passes: {
    'by number': [to('web'), service('web')],
    'by name': [to('web', { name: 'http' }), service('web')],
    'no Services here': to('web'),
    'Services elsewhere': [to('web'), { ...service('api'), metadata: { name: 'api', namespace: 'test' } }],
    'a Service without a namespace': [to('web'), service('api'), { ...service('web'), metadata: { name: 'web' } }],
    'a Service that an operator makes': [to('db-rw'), service('api'), customResource('db')],
    'an action of the load balancer': [to('redirect', { name: 'use-annotation' }), service('api')],
    'a Service of another type': [to('web'), service('web', null)],
    'no port, which the API server refuses': [to('web', null), service('web')],
    'no name': [to(''), service('api')],
  },
  fails: {
    'another name': [[to('web'), service('api')], [missing('web')]],
    'the default backend': [
      [
        prod('networking.k8s.io/v1', 'Ingress', 'web', { spec: { defaultBackend: { service: { name: 'web' } } } }),
        service('api'),
      ],
      [missing('web', 'spec.defaultBackend.service')],
    ],
    'another number': [[to('web', { number: 8080 }), service('web')], [noPort('8080', 'number')]],
    'another name of a port': [[to('web', { name: 'web' }), service('web')], [noPort('"web"', 'name')]],
    'the wrong one of several': [
      [
        prod('networking.k8s.io/v1', 'Ingress', 'web', {
          spec: {
            defaultBackend: { service: { name: 'web', port: { number: 81 } } },
            rules: [{ host: 'a' }, null, { http: { paths: [null, { backend: { service: { name: 'db' } } }] } }],
          },
        }),
        service('web'),
      ],
      [missing('db', 'spec.rules[2].http.paths[1].backend.service')],
    ],
    'a custom resource that makes something else': [
      [to('db-rw'), service('api'), customResource('d')],
      [missing('db-rw')],
    ],
  },
  notApplicable: {
    'a resource': ingress({ resource: { kind: 'StorageBucket', name: 'static' } }),
    'the form of old': ingress({ serviceName: 'web', servicePort: 80 }),
    'no rules': prod('networking.k8s.io/v1', 'Ingress', 'web', { spec: {} }),
    'no spec': prod('networking.k8s.io/v1', 'Ingress', 'web'),
  },
});
