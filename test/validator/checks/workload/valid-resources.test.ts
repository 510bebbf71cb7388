import { validResources } from '../../../../lib/validator/checks/workload/valid-resources';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweakContainer, tweakPod } from '../../../support/minimal';

function resources(requests: unknown, limits: unknown) {
  return (container: any): void => {
    container.resources = { requests, limits };
  };
}

const WRITE = 'write a number, with a suffix if need be, such as 500m or 256Mi.';
const AT = 'spec.containers[0].resources';

function app(requests: unknown, limits: unknown): Raw {
  return tweakContainer('containers', resources(requests, limits));
}

checkSuite(validResources, {
  passes: {
    'requests up to the limits': app({ cpu: '1', memory: '1Gi' }, { cpu: '1000m', memory: '1024Mi' }),
    'numbers': app({ cpu: 0.5, memory: 1e8 }, { cpu: 1, memory: 2e8 }),
    'null, 0 and nothing': app({ cpu: null, memory: 0 }, {}),
    'limits without requests, requests without limits': app({ cpu: 1 }, { memory: '1.5Gi' }),
    'what cannot be shared': app(
      { 'example.com/gpu': 1, 'hugepages-2Mi': '4Mi' },
      { 'example.com/gpu': '1', 'hugepages-2Mi': '4Mi' },
    ),
    'a device that is only limited': app(undefined, { 'example.com/gpu': 1 }),
    'a sized emptyDir': tweakPod(
      MINIMAL_POD,
      (spec) => (spec.volumes = [{ name: 'tmp', emptyDir: { sizeLimit: '1Gi' } }, null]),
    ),
  },
  fails: {
    'a request above its limit': [
      tweakContainer('containers', resources({ memory: '1Gi' }, { memory: '1G' }), MINIMAL_DEPLOYMENT),
      [
        'Deployment prod/web: container "app" has a request of "1Gi" for "memory", above its limit of "1G" (spec.template.spec.containers[0].resources.requests.memory); lower the request or raise the limit.',
      ],
    ],
    'an init container': [
      tweakContainer('initContainers', resources({ cpu: 2 }, { cpu: '500m' })),
      [
        'Pod prod/web: init container "setup" has a request of "2" for "cpu", above its limit of "500m" (spec.initContainers[0].resources.requests.cpu); lower the request or raise the limit.',
      ],
    ],
    'the pod': [
      tweakPod(MINIMAL_POD, (spec) => (spec.resources = { requests: { cpu: 2 }, limits: { cpu: 1 } })),
      [
        'Pod prod/web: the pod has a request of "2" for "cpu", above its limit of "1" (spec.resources.requests.cpu); lower the request or raise the limit.',
      ],
    ],
    'no quantities': [
      app({ cpu: '1 core' }, { memory: '128MB', cpu: '' }),
      [
        `Pod prod/web: container "app" has a request of "1 core" for "cpu", which is no quantity (${AT}.requests.cpu); ${WRITE}`,
        `Pod prod/web: container "app" has a limit of "128MB" for "memory", which is no quantity (${AT}.limits.memory); ${WRITE}`,
        `Pod prod/web: container "app" has a limit of "" for "cpu", which is no quantity (${AT}.limits.cpu); ${WRITE}`,
      ],
    ],
    'a number that a template left out': [
      app(undefined, { memory: 'Mi' }),
      [
        `Pod prod/web: container "app" has a limit of "Mi" for "memory", which is no quantity (${AT}.limits.memory); ${WRITE}`,
      ],
    ],
    'below 0': [
      app({ cpu: -1 }, undefined),
      [
        `Pod prod/web: container "app" has a request of "-1" for "cpu", which is below 0 (${AT}.requests.cpu); ${WRITE}`,
      ],
    ],
    'half a byte of memory': [
      app({ memory: '256m' }, { memory: '512m' }),
      [
        `Pod prod/web: container "app" has a limit of "512m" for "memory", which is less than any program needs (${AT}.limits.memory); write the suffix that is meant, such as Mi.`,
      ],
    ],
    'an unknown resource': [
      app(undefined, { mem: '1Gi' }),
      [
        `Pod prod/web: container "app" has a limit of "1Gi" for "mem", which is no resource of a container (${AT}.limits.mem); write "cpu", "ephemeral-storage" or "memory".`,
      ],
    ],
    'half a device': [
      app(undefined, { 'example.com/gpu': '500m' }),
      [
        `Pod prod/web: container "app" has a limit of "500m" for "example.com/gpu", which is not whole (${AT}.limits["example.com/gpu"]); write a whole number.`,
      ],
    ],
    'a device that is requested, and not limited': [
      app({ 'example.com/gpu': 1 }, undefined),
      [
        `Pod prod/web: container "app" has a request of "1" for "example.com/gpu", and no limit (${AT}.requests["example.com/gpu"]); set the same limit.`,
      ],
    ],
    'fewer devices than the limit': [
      app({ 'example.com/gpu': 1 }, { 'example.com/gpu': 2 }),
      [
        `Pod prod/web: container "app" has a request of "1" for "example.com/gpu", other than its limit of "2" (${AT}.requests["example.com/gpu"]); make both the same.`,
      ],
    ],
    'the size of an emptyDir': [
      tweakPod(MINIMAL_POD, (spec) => (spec.volumes = [{ name: 'tmp', emptyDir: { sizeLimit: '1 Gi' } }])),
      [
        `Pod prod/web: volume "tmp" has a sizeLimit of "1 Gi", which is no quantity (spec.volumes[0].emptyDir.sizeLimit); ${WRITE}`,
      ],
    ],
  },
  notApplicable: {
    'no resources and no volumes': MINIMAL_POD,
    'an ephemeral container, which cannot have any': tweakContainer('ephemeralContainers', resources({ cpu: 'x' }, {})),
  },
});
