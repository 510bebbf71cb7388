import { gatekeeperConstraint } from '../../../../lib/validator/checks/admission/gatekeeper-constraint';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';

function constraint(apiVersion: string, kind = 'K8sRequiredLabels'): RawObject {
  return { apiVersion, kind, metadata: { name: 'require-labels' }, spec: { parameters: { labels: ['app'] } } };
}

function template(kind: unknown): RawObject {
  return {
    apiVersion: 'templates.gatekeeper.sh/v1',
    kind: 'ConstraintTemplate',
    metadata: { name: String(kind).toLowerCase() },
    spec: { crd: { spec: { names: { kind } } } },
  };
}

const RIGHT = 'constraints.gatekeeper.sh/v1beta1';
const wrong = (apiVersion: string): string =>
  `K8sRequiredLabels require-labels: is no constraint by its apiVersion "${apiVersion}", so nothing is enforced (apiVersion); use apiVersion ${RIGHT}.`;

checkSuite(gatekeeperConstraint, {
  passes: {
    'a constraint with its template': [constraint(RIGHT), template('K8sRequiredLabels')],
    'one of several': [constraint(RIGHT), template('K8sOther'), template('K8sRequiredLabels')],
  },
  fails: {
    'the group of templates': [
      constraint('templates.gatekeeper.sh/v1beta1'),
      [wrong('templates.gatekeeper.sh/v1beta1')],
    ],
    'another group, where a template defines the kind': [
      [constraint('policy.example.com/v1'), template('K8sRequiredLabels')],
      [wrong('policy.example.com/v1')],
    ],
    'no group': [[constraint('v1'), template('K8sRequiredLabels')], [wrong('v1')]],
    'no template of the kind': [
      [constraint(RIGHT), template('K8sOther'), template(null)],
      [
        'K8sRequiredLabels require-labels: is refused: no ConstraintTemplate defines the kind "K8sRequiredLabels" (kind); add its ConstraintTemplate.',
      ],
    ],
  },
  notApplicable: {
    'no templates in the tree': constraint(RIGHT),
    'a kind of something else': [constraint('example.com/v1', 'Widget'), template('K8sRequiredLabels')],
    'a template': template('K8sRequiredLabels'),
    'a configuration of Gatekeeper': [constraint('config.gatekeeper.sh/v1alpha1', 'Config'), template('K8sOther')],
  },
});
