import { noLastApplied } from '../../../../lib/validator/checks/secrets/no-last-applied';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_POD, Raw, tweak } from '../../../support/minimal';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

function annotated(annotations: unknown): Raw {
  return tweak(MINIMAL_POD, ({ metadata }) => {
    metadata.annotations = annotations;
  });
}

const message = (title: string): string =>
  `${title}: carries a copy of itself in annotation "${LAST_APPLIED}" (metadata.annotations["${LAST_APPLIED}"]); remove the annotation.`;

checkSuite(noLastApplied, {
  passes: {
    'absent': MINIMAL_POD,
    'another annotation': annotated({ a: 'b' }),
    'the set of the library': find(agentSet(), 'Deployment'),
  },
  fails: {
    'a copy': [annotated({ [LAST_APPLIED]: '{}', a: 'b' }), [message('Pod prod/web')]],
    'null, which is the empty text': [annotated({ [LAST_APPLIED]: null }), [message('Pod prod/web')]],
    'an empty one': [annotated({ [LAST_APPLIED]: '' }), [message('Pod prod/web')]],
    'a kind that no check knows': [
      { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'a', annotations: { [LAST_APPLIED]: '{}' } } },
      [message('Widget a')],
    ],
  },
  patches: {
    'removes it': [
      annotated({ [LAST_APPLIED]: '{}' }),
      [{ op: 'remove', path: '/metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration' }],
    ],
  },
});
