import { apparmorProfile } from '../../../../lib/validator/checks/workload/apparmor-profile';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak, tweakContainer, tweakPod } from '../../../support/minimal';

const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io';
const REPAIR = 'set securityContext.appArmorProfile.type: RuntimeDefault.';
const PROFILE = { appArmorProfile: { type: 'RuntimeDefault' } };

function pod(context: object, own: object = {}, list: any = 'containers'): Raw {
  return tweakPod(
    tweakContainer(list, (container) => Object.assign(container.securityContext, own)),
    (spec) => Object.assign(spec.securityContext, context),
  );
}

function annotated(container: string, profile: unknown): Raw {
  return tweak(MINIMAL_POD, ({ metadata }) => (metadata.annotations = { [`${ANNOTATION}/${container}`]: profile }));
}

function missing(containers: string): string {
  return `Pod prod/web: neither an AppArmor profile nor SELinux options are set for ${containers} (spec.securityContext.appArmorProfile); ${REPAIR}`;
}

checkSuite(apparmorProfile, {
  passes: {
    'a profile of the pod': pod(PROFILE),
    'a profile of every container': tweakContainer('initContainers', () => undefined, pod({}, PROFILE)),
    'one that does not confine: another control tells': pod({ appArmorProfile: { type: 'Unconfined' } }),
    'an annotation': annotated('app', 'runtime/default'),
    'SELinux options of the pod': pod({ seLinuxOptions: { type: 'container_t' } }),
    'SELinux options of the container': pod({}, { seLinuxOptions: { level: 's0:c123,c456' } }),
    'an ephemeral container without': tweakContainer(
      'ephemeralContainers',
      (container) => delete container.securityContext,
      pod({}, PROFILE),
    ),
  },
  fails: {
    'absent': [
      MINIMAL_DEPLOYMENT,
      [
        `Deployment prod/web: neither an AppArmor profile nor SELinux options are set for container "app" (spec.template.spec.securityContext.appArmorProfile); ${REPAIR}`,
      ],
    ],
    'null and empty': [
      pod({ appArmorProfile: null, seLinuxOptions: {} }, { appArmorProfile: null }),
      [missing('container "app"')],
    ],
    'an init container': [pod({}, PROFILE, 'initContainers'), [missing('container "app"')]],
    'both': [tweakContainer('initContainers', () => undefined), [missing('containers "app" and "setup"')]],
    'an annotation for another container': [annotated('web', 'runtime/default'), [missing('container "app"')]],
    'an annotation that is empty': [annotated('app', ''), [missing('container "app"')]],
  },
  notApplicable: { Windows: tweakPod(MINIMAL_POD, (spec) => (spec.os = { name: 'windows' })) },
});

checkSuite(apparmorProfile, {
  minor: 29,
  passes: { 'an annotation': annotated('app', 'runtime/default') },
  fails: {
    'the field, which this version does not know': [
      pod(PROFILE),
      [
        `Pod prod/web: neither an AppArmor profile nor SELinux options are set for container "app" (metadata.annotations["${ANNOTATION}/app"]); set annotation "${ANNOTATION}/NAME" to "runtime/default" for each container.`,
      ],
    ],
  },
});
