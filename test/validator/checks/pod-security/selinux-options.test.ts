import { selinuxOptions } from '../../../../lib/validator/checks/pod-security/selinux-options';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer, tweakPod } from '../../../support/minimal';

const TYPE = 'remove type or set it to "container_engine_t", "container_init_t", "container_kvm_t" or "container_t".';

const options =
  (seLinuxOptions: unknown) =>
  (holder: any): unknown =>
    (holder.securityContext = { seLinuxOptions });

checkSuite(selinuxOptions, {
  passes: {
    'absent': MINIMAL_POD,
    'null': tweakPod(MINIMAL_POD, options(null)),
    'empty': tweakPod(MINIMAL_POD, options({ type: '', user: '', role: null })),
    'a level is free': tweakPod(MINIMAL_POD, options({ level: 's0:c123,c456' })),
    'a type for containers': tweakContainer('containers', options({ type: 'container_init_t' })),
    'a type that is new in 1.31': tweakContainer('containers', options({ type: 'container_engine_t' })),
  },
  fails: {
    'the pod, everything': [
      tweakPod(MINIMAL_POD, options({ type: 'spc_t', user: 'system_u', role: 'system_r' })),
      [
        `Pod prod/web: the pod sets SELinux type "spc_t" (spec.securityContext.seLinuxOptions.type); ${TYPE}`,
        'Pod prod/web: the pod sets SELinux user "system_u" (spec.securityContext.seLinuxOptions.user); remove user.',
        'Pod prod/web: the pod sets SELinux role "system_r" (spec.securityContext.seLinuxOptions.role); remove role.',
      ],
    ],
    'an init container': [
      tweakContainer('initContainers', options({ type: 'container_t', user: 'a' })),
      [
        'Pod prod/web: init container "setup" sets SELinux user "a" (spec.initContainers[0].securityContext.seLinuxOptions.user); remove user.',
      ],
    ],
    'a container of a Deployment': [
      tweakContainer('containers', options({ role: 'a' }), MINIMAL_DEPLOYMENT),
      [
        'Deployment prod/web: container "app" sets SELinux role "a" (spec.template.spec.containers[0].securityContext.seLinuxOptions.role); remove role.',
      ],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', options({ type: 'Container_t' })),
      [
        `Pod prod/web: ephemeral container "debug" sets SELinux type "Container_t" (spec.ephemeralContainers[0].securityContext.seLinuxOptions.type); ${TYPE}`,
      ],
    ],
  },
});

checkSuite(selinuxOptions, {
  minor: 30,
  passes: { absent: MINIMAL_POD },
  fails: {
    'a type that is new in 1.31': [
      tweakContainer('containers', options({ type: 'container_engine_t' })),
      [
        'Pod prod/web: container "app" sets SELinux type "container_engine_t" (spec.containers[0].securityContext.seLinuxOptions.type); remove type or set it to "container_init_t", "container_kvm_t" or "container_t".',
      ],
    ],
  },
});
