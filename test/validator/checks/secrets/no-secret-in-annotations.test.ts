import { noSecretInAnnotations } from '../../../../lib/validator/checks/secrets/no-secret-in-annotations';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak } from '../../../support/minimal';

const GITHUB = ['gh', 'p_', 'a1B2'.repeat(9)].join('');
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const REPAIR = 'move it to a Secret outside Git, and rotate it.';

function annotated(object: Raw, annotations: unknown): Raw {
  return tweak(object, ({ metadata }) => {
    metadata.annotations = annotations;
  });
}

checkSuite(noSecretInAnnotations, {
  passes: {
    'absent': MINIMAL_POD,
    'null': annotated(MINIMAL_POD, { token: null }),
    'a checksum and the name of a Secret': annotated(MINIMAL_DEPLOYMENT, {
      'checksum/secret': '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
      'nginx.ingress.kubernetes.io/auth-secret': 'prod/basic-auth',
    }),
    'the last-applied annotation: another control tells': annotated(MINIMAL_POD, { [LAST_APPLIED]: GITHUB }),
    'a kind that no check knows': { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'a' } },
    'the set of the library': find(agentSet(), 'Deployment'),
  },
  fails: {
    'an annotation': [
      annotated(MINIMAL_DEPLOYMENT, { 'example.com/token': GITHUB }),
      [
        `Deployment prod/web: has what looks like a GitHub token in annotation "example.com/token" (metadata.annotations["example.com/token"]); ${REPAIR}`,
      ],
    ],
    'a label': [
      tweak(MINIMAL_POD, ({ metadata }) => {
        metadata.labels = { token: GITHUB };
      }),
      [`Pod prod/web: has what looks like a GitHub token in label "token" (metadata.labels.token); ${REPAIR}`],
    ],
    'a pod template': [
      tweak(MINIMAL_DEPLOYMENT, ({ spec }) => {
        spec.template.metadata.annotations = { a: GITHUB };
      }),
      [
        `Deployment prod/web: has what looks like a GitHub token in annotation "a" (spec.template.metadata.annotations.a); ${REPAIR}`,
      ],
    ],
    'a kind that no check knows': [
      { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'a', annotations: { a: GITHUB } } },
      [`Widget a: has what looks like a GitHub token in annotation "a" (metadata.annotations.a); ${REPAIR}`],
    ],
  },
});
