import { rbacBoundAccount } from '../../../../lib/validator/checks/rbac/rbac-bound-account';
import { checkSuite, Subject } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakPod } from '../../../support/minimal';
import { binding, BOOTSTRAPPED } from '../../../support/rbac';

const WEB = tweakPod(MINIMAL_DEPLOYMENT, (spec) => (spec.serviceAccountName = 'web'));
const REPAIR = 'remove the binding, or give its service account to the pod that needs it';
const BINDING = binding('prod/a', 'Role reader', 'ServiceAccount prod/web');
const FOUND = [
  `RoleBinding prod/a: binds Role "reader" to ServiceAccount "prod/web", but no pod runs as it (subjects[0]); ${REPAIR}.`,
];

/** The binding of the responders before the rest of the set. */
function responders(keep: (object: any) => boolean): Subject {
  const set = agentSet();
  const subject = find(set, 'RoleBinding', 'aiops-agent-responder');
  return [subject, ...set.filter((object) => object !== subject && keep(object))];
}

checkSuite(rbacBoundAccount, {
  passes: {
    'a Deployment runs as it': [BINDING, WEB],
    'by the old name of the field': [BINDING, tweakPod(MINIMAL_POD, (spec) => (spec.serviceAccount = 'web'))],
    'a pod that names no account runs as default': [
      binding('prod/a', 'Role reader', 'ServiceAccount default'),
      MINIMAL_POD,
    ],
    'a custom resource names it': [
      BINDING,
      MINIMAL_POD,
      {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'Prometheus',
        metadata: { name: 'main', namespace: 'prod' },
        spec: { serviceAccountName: 'web' },
      },
    ],
    'as a user': [binding('a', 'ClusterRole reader', 'User system:serviceaccount:prod:web'), WEB],
    'users and groups': [binding('prod/a', 'Role reader', 'User jane', 'Group team'), MINIMAL_POD],
    'no pods of its namespace': [binding('prod/a', 'Role reader', 'ServiceAccount other/web'), MINIMAL_POD],
    'no pods at all': BINDING,
    'no subjects': [binding('prod/a', 'Role reader'), MINIMAL_POD],
    'subjects are null': [{ ...BINDING, subjects: null }, MINIMAL_POD],
    'responders, whom people act as': responders(() => true),
  },
  fails: {
    'no pod runs as it': [[BINDING, MINIMAL_POD], FOUND],
    'an account of the same name in another namespace': [
      [
        binding('prod/a', 'Role reader', 'ServiceAccount other/web', 'ServiceAccount web'),
        MINIMAL_POD,
        { ...WEB, metadata: { name: 'web', namespace: 'other' } },
      ],
      [
        `RoleBinding prod/a: binds Role "reader" to ServiceAccount "prod/web", but no pod runs as it (subjects[1]); ${REPAIR}.`,
      ],
    ],
    'a custom resource of another namespace names it': [
      [
        BINDING,
        MINIMAL_POD,
        { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a' }, spec: { serviceAccountName: 'web' } },
      ],
      FOUND,
    ],
    'a custom resource with a list for a spec': [
      [
        BINDING,
        MINIMAL_POD,
        { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { namespace: 'prod' }, spec: [1] },
      ],
      FOUND,
    ],
    'responders whom nothing limits': [
      responders(({ kind }) => kind !== 'ValidatingAdmissionPolicyBinding'),
      [
        `RoleBinding aiops/aiops-agent-responder: binds Role "aiops-agent-responder" to ServiceAccount "aiops/aiops-agent-responder", but no pod runs as it (subjects[0]); ${REPAIR}.`,
      ],
    ],
  },
  notApplicable: {
    'a binding of Kubernetes itself': [
      {
        ...binding('', 'ClusterRole system:example', 'ServiceAccount prod/web'),
        metadata: { name: 'system:example', labels: BOOTSTRAPPED },
      },
      MINIMAL_POD,
    ],
  },
});
