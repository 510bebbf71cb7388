import { apparmor } from '../../../../lib/validator/checks/pod-security/apparmor';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweak, tweakContainer, tweakPod } from '../../../support/minimal';

const REPAIR = 'set type to "Localhost" or "RuntimeDefault".';
const PREFIX = 'container.apparmor.security.beta.kubernetes.io/';

/** The minimal pod with these annotations. */
function annotated(annotations: object | null): typeof MINIMAL_POD {
  return tweak(MINIMAL_POD, ({ metadata }) => (metadata.annotations = annotations));
}

checkSuite(apparmor, {
  passes: {
    'absent': MINIMAL_POD,
    'null': tweakPod(MINIMAL_POD, ({ securityContext }) => (securityContext.appArmorProfile = null)),
    'RuntimeDefault for the pod': tweakPod(
      MINIMAL_POD,
      ({ securityContext }) => (securityContext.appArmorProfile = { type: 'RuntimeDefault' }),
    ),
    'Localhost for a container': tweakContainer(
      'containers',
      ({ securityContext }) => (securityContext.appArmorProfile = { type: 'Localhost', localhostProfile: 'web' }),
    ),
    'annotations that confine, empty ones among them': annotated({
      [`${PREFIX}app`]: 'runtime/default',
      [`${PREFIX}setup`]: 'localhost/web',
      [`${PREFIX}debug`]: '',
      [`${PREFIX}other`]: null,
      apparmor: 'unconfined',
    }),
    'annotations: null': annotated(null),
  },
  fails: {
    'Unconfined for the pod and for all kinds of containers': [
      tweak(MINIMAL_POD, ({ spec }) => {
        const securityContext = { appArmorProfile: { type: 'Unconfined' } };
        Object.assign(spec, {
          securityContext,
          initContainers: [{ name: 'setup', securityContext }],
          containers: [{ name: 'app', securityContext }],
          ephemeralContainers: [{ name: 'debug', securityContext }],
        });
      }),
      [
        `Pod prod/web: the pod sets its AppArmor profile to "Unconfined" (spec.securityContext.appArmorProfile.type); ${REPAIR}`,
        `Pod prod/web: init container "setup" sets its AppArmor profile to "Unconfined" (spec.initContainers[0].securityContext.appArmorProfile.type); ${REPAIR}`,
        `Pod prod/web: container "app" sets its AppArmor profile to "Unconfined" (spec.containers[0].securityContext.appArmorProfile.type); ${REPAIR}`,
        `Pod prod/web: ephemeral container "debug" sets its AppArmor profile to "Unconfined" (spec.ephemeralContainers[0].securityContext.appArmorProfile.type); ${REPAIR}`,
      ],
    ],
    'a profile without a type': [
      tweakPod(MINIMAL_POD, ({ securityContext }) => (securityContext.appArmorProfile = {})),
      [`Pod prod/web: the pod sets its AppArmor profile to "" (spec.securityContext.appArmorProfile.type); ${REPAIR}`],
    ],
    'an annotation, even of a container that does not exist': [
      annotated({ [`${PREFIX}other`]: 'unconfined' }),
      [
        `Pod prod/web: an annotation sets the AppArmor profile of container "other" to "unconfined" (metadata.annotations["${PREFIX}other"]); remove the annotation or set it to "runtime/default".`,
      ],
    ],
    'an annotation of a template': [
      tweak(
        MINIMAL_DEPLOYMENT,
        ({ spec }) => (spec.template.metadata.annotations = { [`${PREFIX}app`]: 'Localhost/a' }),
      ),
      [
        `Deployment prod/web: an annotation sets the AppArmor profile of container "app" to "Localhost/a" (spec.template.metadata.annotations["${PREFIX}app"]); remove the annotation or set it to "runtime/default".`,
      ],
    ],
  },
});

checkSuite(apparmor, {
  minor: 0,
  passes: { 'absent, in the oldest version': MINIMAL_POD },
  fails: {},
});
