import { podSecurityVersion } from '../../../../lib/validator/checks/namespace/pod-security-version';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { Raw } from '../../../support/minimal';

const PREFIX = 'pod-security.kubernetes.io/';

function namespace(labels: { [mode: string]: unknown }, name = 'prod'): Raw {
  const prefixed = Object.entries(labels).map(([mode, value]) => [PREFIX + mode, value]);
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: Object.fromEntries(prefixed) } };
}

function pinned(version: unknown): Raw {
  return namespace({ 'enforce': 'restricted', 'enforce-version': version });
}

const at = (mode: string, minor = 37): string =>
  `(metadata.labels["${PREFIX}${mode}-version"]); set it to "v1.${minor}".`;
const absent = (mode: string): string =>
  `Namespace prod: no label "${PREFIX}${mode}-version" pins the version ${at(mode)}`;
const loose = (version: string): string =>
  `Namespace prod: label "${PREFIX}enforce-version" holds "${version}", which pins no version ${at('enforce')}`;

const weakened = find(agentSet(), 'Namespace');
weakened.metadata.labels[`${PREFIX}warn-version`] = 'latest';

checkSuite(podSecurityVersion, {
  passes: {
    'pinned': pinned('v1.37'),
    'pinned to an older version': pinned('v1.0'),
    'the agent': find(agentSet(), 'Namespace'),
  },
  fails: {
    'absent': [namespace({ enforce: 'baseline' }), [absent('enforce')]],
    'null, which is the empty text': [pinned(null), [loose('')]],
    'empty': [pinned(''), [loose('')]],
    'latest': [pinned('latest'), [loose('latest')]],
    'without v': [pinned('1.37'), [loose('1.37')]],
    'with a patch version': [pinned('v1.37.1'), [loose('v1.37.1')]],
    'a leading zero': [pinned('v1.037'), [loose('v1.037')]],
    'each label that has a level': [
      namespace({ 'enforce': 'restricted', 'enforce-version': 'v1.37', 'audit': 'restricted', 'warn': 'restricted' }),
      [absent('audit'), absent('warn')],
    ],
    'the agent, weakened': [
      weakened,
      [`Namespace aiops: label "${PREFIX}warn-version" holds "latest", which pins no version ${at('warn')}`],
    ],
  },
  patches: {
    'to the version of the cluster': [
      namespace({ 'enforce': 'restricted', 'enforce-version': 'latest', 'warn': 'restricted' }),
      [
        { op: 'replace', path: '/metadata/labels/pod-security.kubernetes.io~1enforce-version', value: 'v1.37' },
        { op: 'add', path: '/metadata/labels/pod-security.kubernetes.io~1warn-version', value: 'v1.37' },
      ],
    ],
  },
  notApplicable: {
    'no level': namespace({ 'enforce-version': 'latest' }),
    'no labels': { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'prod' } },
    'kube-system': namespace({ enforce: 'privileged' }, 'kube-system'),
  },
});

checkSuite(podSecurityVersion, {
  minor: 30,
  passes: { 'a later version, which counts as the latest': pinned('v1.37') },
  fails: {
    absent: [
      namespace({ enforce: 'baseline' }),
      [`Namespace prod: no label "${PREFIX}enforce-version" pins the version ${at('enforce', 30)}`],
    ],
  },
});
