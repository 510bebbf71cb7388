import { serviceTargetPort } from '../../../../lib/validator/checks/references/service-target-port';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, Raw } from '../../../support/minimal';
import { deployment, prod } from '../../../support/objects';

function service(ports: unknown, fields: object = {}): Raw {
  return prod('v1', 'Service', 'web', { spec: { selector: { app: 'web' }, ports, ...fields } });
}

const message = (told: string, index = 0): string =>
  `Service prod/web: none of its pods has a ${told.replace(';', ` (spec.ports[${index}].targetPort);`)}.`;

const PORTS = [
  { name: 'http', containerPort: 8080 },
  { containerPort: 9090 },
  { name: 'dns', containerPort: 53, protocol: 'UDP' },
];
const web = deployment('web', { app: 'web' }, { containers: [{ name: 'app', image: 'app', ports: PORTS }] });
const worker = deployment('worker', { app: 'web' }, { containers: [{ name: 'app', image: 'app' }] });

function withInit(restartPolicy: unknown): Raw {
  const ports = [{ name: 'proxy', containerPort: 1 }];
  return deployment(
    'web',
    { app: 'web' },
    { initContainers: [{ name: 'proxy', image: 'proxy', ports, restartPolicy }] },
  );
}

const set = agentSet();
const weakened = structuredClone(set);
find(weakened, 'Service').spec.ports[0].targetPort = 'web';

checkSuite(serviceTargetPort, {
  passes: {
    'a name': [service([{ port: 80, targetPort: 'http' }]), web],
    'a name of another protocol': [service([{ port: 53, targetPort: 'dns', protocol: 'UDP' }]), web],
    'beside a number that no container declares': [
      service([
        { port: 80, targetPort: 'http' },
        { port: 81, targetPort: 1234 },
      ]),
      web,
    ],
    'beside none, and an empty one': [
      service([{ port: 80, targetPort: 'http' }, { port: 81 }, { targetPort: '' }]),
      web,
    ],
    'an init container that runs beside the others': [service([{ targetPort: 'proxy' }]), withInit('Always')],
    'a worker with the same labels': [service([{ targetPort: 'http' }]), worker, web],
    'the agent': [find(set, 'Service'), ...set],
  },
  fails: {
    'another name': [
      [service([{ port: 80, targetPort: 'web' }]), web],
      [message('TCP port "web"; name a port of the pods: "http"')],
    ],
    'another protocol': [
      [service([{ targetPort: 'http' }, { targetPort: 'http', protocol: 'UDP' }]), web],
      [message('UDP port "http"; name a port of the pods: "dns"', 1)],
    ],
    'no ports': [
      [service([{ targetPort: 'http' }]), MINIMAL_DEPLOYMENT],
      [message('TCP port "http"; name a port of the pods')],
    ],
    'a number in quotes': [
      [service([{ targetPort: '8080' }]), web],
      [message('TCP port "8080"; write targetPort: 8080 without quotes')],
    ],
    'an init container that ends': [
      [service([{ targetPort: 'proxy' }]), withInit(undefined)],
      [message('TCP port "proxy"; name a port of the pods')],
    ],
    'a weakened agent': [
      [find(weakened, 'Service'), ...weakened],
      [
        'Service aiops/aiops-agent: none of its pods has a TCP port "web" (spec.ports[0].targetPort); name a port of the pods: "http".',
      ],
    ],
  },
  notApplicable: {
    'numbers only': [service([{ port: 80, targetPort: 1234 }]), web],
    'no pods': service([{ targetPort: 'web' }]),
    'no selector': [service([{ targetPort: 'web' }], { selector: null }), web],
    'ExternalName': [service([{ targetPort: 'web' }], { type: 'ExternalName' }), web],
    'no ports': [service(null), web],
    'no spec': [prod('v1', 'Service', 'web'), web],
  },
});
