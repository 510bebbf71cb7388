import { claimReference } from '../../../../lib/validator/checks/references/claim-reference';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak, tweakPod } from '../../../support/minimal';
import { customResource, prod } from '../../../support/objects';

function mounting(claimName: unknown, object = MINIMAL_POD): Raw {
  return tweakPod(object, (spec) => {
    spec.volumes = [
      { name: 'tmp', emptyDir: {} },
      { name: 'data', persistentVolumeClaim: { claimName } },
    ];
  });
}

const claim = (name: string): Raw => prod('v1', 'PersistentVolumeClaim', name);
const message = (path: string, title = 'Pod prod/web'): string =>
  `${title}: volume "data" needs PersistentVolumeClaim "data-web-0", which does not exist (${path}.persistentVolumeClaim.claimName); create the PersistentVolumeClaim.`;

function statefulSet(name: string): Raw {
  return prod('apps/v1', 'StatefulSet', name, {
    spec: { volumeClaimTemplates: [{ metadata: { name: 'data' } }, null] },
  });
}

checkSuite(claimReference, {
  passes: {
    'a claim': [mounting('data-web-0'), claim('data-web-0')],
    'no claims here': mounting('data-web-0'),
    'claims elsewhere': [mounting('data-web-0'), tweak(claim('a'), ({ metadata }) => (metadata.namespace = 'test'))],
    'a claim of a StatefulSet': [mounting('data-web-0'), claim('a'), statefulSet('web')],
    'a claim that an operator makes': [mounting('data-web-0'), claim('a'), customResource('data')],
    'no name': [mounting(null), claim('a')],
  },
  fails: {
    'another name': [[mounting('data-web-0'), claim('a')], [message('spec.volumes[1]')]],
    'a claim of another StatefulSet': [
      [mounting('data-web-0', MINIMAL_DEPLOYMENT), claim('a'), statefulSet('api')],
      [message('spec.template.spec.volumes[1]', 'Deployment prod/web')],
    ],
  },
  notApplicable: {
    'no volumes': [MINIMAL_POD, claim('a')],
    'other volumes': [
      tweakPod(MINIMAL_POD, (spec) => (spec.volumes = [{ name: 'tmp', emptyDir: {} }, null])),
      claim('a'),
    ],
  },
});
