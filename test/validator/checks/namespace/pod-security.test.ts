import { podSecurity } from '../../../../lib/validator/checks/namespace/pod-security';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { Raw } from '../../../support/minimal';

const PREFIX = 'pod-security.kubernetes.io/';

function namespace(levels: { [mode: string]: unknown } | null, name = 'prod'): Raw {
  const labels = levels && Object.fromEntries(Object.entries(levels).map(([mode, level]) => [PREFIX + mode, level]));
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

const RESTRICTED = { enforce: 'restricted', audit: 'restricted', warn: 'restricted' };

const at = (mode: string): string => `(metadata.labels["${PREFIX}${mode}"]); set the label to "restricted".`;
const absent = (mode: string): string =>
  `Namespace prod: no label "${PREFIX}${mode}" sets a Pod Security Standard ${at(mode)}`;
const weak = (mode: string, does: string, level: string): string =>
  `Namespace prod: namespace ${does} the Pod Security Standard "${level}" only ${at(mode)}`;
const unknown = (mode: string, level: string): string =>
  `Namespace prod: label "${PREFIX}${mode}" holds "${level}", which is no Pod Security Standard ${at(mode)}`;
const NONE = [absent('enforce'), absent('audit'), absent('warn')];

const weakened = find(agentSet(), 'Namespace');
weakened.metadata.labels[`${PREFIX}enforce`] = 'baseline';

checkSuite(podSecurity, {
  passes: {
    'all three': namespace(RESTRICTED),
    'the agent': find(agentSet(), 'Namespace'),
  },
  fails: {
    'no labels': [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'prod' } }, NONE],
    'labels: null': [namespace(null), NONE],
    'empty labels': [namespace({}), NONE],
    'labels that are null, which is the empty text': [
      namespace({ enforce: null, audit: null, warn: null }),
      ['enforce', 'audit', 'warn'].map((mode) => unknown(mode, '')),
    ],
    'enforce only': [namespace({ enforce: 'restricted' }), [absent('audit'), absent('warn')]],
    'audit and warn only': [namespace({ audit: 'restricted', warn: 'restricted' }), [absent('enforce')]],
    'baseline': [namespace({ ...RESTRICTED, enforce: 'baseline' }), [weak('enforce', 'enforces', 'baseline')]],
    'privileged': [namespace({ ...RESTRICTED, enforce: 'privileged' }), [weak('enforce', 'enforces', 'privileged')]],
    'weaker to audit and warn of': [
      namespace({ enforce: 'restricted', audit: 'baseline', warn: 'privileged' }),
      [weak('audit', 'audits', 'baseline'), weak('warn', 'warns of', 'privileged')],
    ],
    'no level': [
      namespace({ ...RESTRICTED, enforce: 'Restricted', warn: '' }),
      [unknown('enforce', 'Restricted'), unknown('warn', '')],
    ],
    'the agent, weakened': [
      weakened,
      [
        `Namespace aiops: namespace enforces the Pod Security Standard "baseline" only (metadata.labels["${PREFIX}enforce"]); set the label to "restricted".`,
      ],
    ],
  },
  patches: {
    'audit and warn only: they refuse nothing': [
      namespace({ audit: 'baseline' }),
      [
        { op: 'replace', path: '/metadata/labels/pod-security.kubernetes.io~1audit', value: 'restricted' },
        { op: 'add', path: '/metadata/labels/pod-security.kubernetes.io~1warn', value: 'restricted' },
      ],
    ],
  },
  notApplicable: {
    'default': namespace({}, 'default'),
    'kube-system': namespace({ enforce: 'privileged' }, 'kube-system'),
  },
});
