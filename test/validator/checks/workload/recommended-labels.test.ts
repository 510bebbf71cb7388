import { recommendedLabels } from '../../../../lib/validator/checks/workload/recommended-labels';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, Raw, tweak } from '../../../support/minimal';

function labelled(labels: unknown): Raw {
  return tweak(MINIMAL_DEPLOYMENT, ({ spec }) => (spec.template.metadata = { labels }));
}

const BOTH = 'set "app.kubernetes.io/name" and "app.kubernetes.io/version".';
const AT = '(spec.template.metadata.labels)';

checkSuite(recommendedLabels, {
  passes: {
    'the recommended labels': labelled({ 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/version': '1.0.0' }),
    'their short names': labelled({ app: 'web', version: '1.0.0' }),
    'the name of kube-system': labelled({ 'k8s-app': 'dns', 'version': '1.0.0' }),
  },
  fails: {
    'no labels': [
      labelled(undefined),
      [`Deployment prod/web: no label of the pod tells its name and version ${AT}; ${BOTH}`],
    ],
    'labels: null': [
      labelled(null),
      [`Deployment prod/web: no label of the pod tells its name and version ${AT}; ${BOTH}`],
    ],
    'empty and null': [
      labelled({ app: '', version: null }),
      [`Deployment prod/web: no label of the pod tells its name and version ${AT}; ${BOTH}`],
    ],
    'no version': [
      labelled({ 'app': 'web', 'helm.sh/chart': 'web-1.0.0' }),
      [`Deployment prod/web: no label of the pod tells its version ${AT}; set "app.kubernetes.io/version".`],
    ],
    'no name': [
      labelled({ version: '1.0.0' }),
      [`Deployment prod/web: no label of the pod tells its name ${AT}; set "app.kubernetes.io/name".`],
    ],
    'labels of the Deployment, not of its pods': [
      tweak(labelled({}), ({ metadata }) => (metadata.labels = { app: 'web', version: '1.0.0' })),
      [`Deployment prod/web: no label of the pod tells its name and version ${AT}; ${BOTH}`],
    ],
  },
});
