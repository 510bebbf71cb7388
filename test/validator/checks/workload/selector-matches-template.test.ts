import { selectorMatchesTemplate } from '../../../../lib/validator/checks/workload/selector-matches-template';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak, tweakContainer } from '../../../support/minimal';

const REPAIR = 'use the same labels in spec.selector and in the pod template';
const message = (keys: string, kind = 'Deployment'): string =>
  `${kind} prod/web: the selector does not match the labels of its own pods in ${keys} (spec.selector); ${REPAIR}.`;
const NONE = `Deployment prod/web: has no selector of its own pods (spec.selector); ${REPAIR}.`;

function selecting(selector: unknown, kind = 'Deployment'): Raw {
  return tweak({ ...MINIMAL_DEPLOYMENT, kind }, ({ spec }) => (spec.selector = selector));
}

const weakened = structuredClone(find(agentSet(), 'Deployment'));
weakened.spec.template.metadata.labels['app.kubernetes.io/name'] = 'other';

checkSuite(selectorMatchesTemplate, {
  passes: {
    'labels': MINIMAL_DEPLOYMENT,
    'fewer than the pod has': tweak(MINIMAL_DEPLOYMENT, ({ spec }) => (spec.template.metadata.labels.tier = 'front')),
    'expressions': selecting({
      matchExpressions: [
        { key: 'app', operator: 'In', values: ['api', 'web'] },
        { key: 'tier', operator: 'DoesNotExist' },
      ],
    }),
    'the agent': find(agentSet(), 'Deployment'),
  },
  fails: {
    'another value': [selecting({ matchLabels: { app: 'api' } }), [message('"app"')]],
    'labels that are not there': [
      selecting({ matchLabels: { app: 'web', tier: 'front', part: 'a' } }),
      [message('"part" and "tier"')],
    ],
    'an expression': [
      selecting({ matchLabels: { app: 'web' }, matchExpressions: [{ key: 'tier', operator: 'Exists' }] }),
      [message('"tier"')],
    ],
    'no labels': [tweak(MINIMAL_DEPLOYMENT, ({ spec }) => (spec.template.metadata.labels = null)), [message('"app"')]],
    'a StatefulSet': [selecting({ matchLabels: { app: 'api' } }, 'StatefulSet'), [message('"app"', 'StatefulSet')]],
    'a DaemonSet': [selecting({ matchLabels: { app: 'api' } }, 'DaemonSet'), [message('"app"', 'DaemonSet')]],
    'a ReplicaSet': [selecting({ matchLabels: { app: 'api' } }, 'ReplicaSet'), [message('"app"', 'ReplicaSet')]],
    'no selector': [selecting(undefined), [NONE]],
    'null': [selecting(null), [NONE]],
    'empty': [selecting({ matchLabels: {}, matchExpressions: [] }), [NONE]],
    'a weakened agent': [
      weakened,
      [
        `Deployment aiops/aiops-agent: the selector does not match the labels of its own pods in "app.kubernetes.io/name" (spec.selector); ${REPAIR}.`,
      ],
    ],
  },
  notApplicable: {
    'filled in by the API server of old': { ...selecting(undefined), apiVersion: 'extensions/v1beta1' },
    'a patch': tweakContainer('containers', (container) => delete container.image, selecting(undefined)),
    'neither selector nor labels': tweak(selecting(undefined), ({ spec }) => delete spec.template.metadata),
    'no template': tweak(MINIMAL_DEPLOYMENT, ({ spec }) => delete spec.template),
    'a pod': MINIMAL_POD,
  },
});
