import { servedApi } from '../../../../lib/validator/checks/workload/served-api';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw } from '../../../support/minimal';
import { prod } from '../../../support/objects';

const message = (title: string, apiVersion: string, minor: number, rest: string): string =>
  `${title}: apiVersion "${apiVersion}" is not served by Kubernetes 1.${minor}, ${rest}.`;

const EXTENSION: Raw = { ...MINIMAL_DEPLOYMENT, apiVersion: 'extensions/v1beta1' };
const PSP: Raw = { apiVersion: 'policy/v1beta1', kind: 'PodSecurityPolicy', metadata: { name: 'web' } };
const BUDGET: Raw = prod('policy/v1beta1', 'PodDisruptionBudget', 'web');
const BINDING: Raw = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingAdmissionPolicyBinding',
  metadata: { name: 'web' },
};

const weakened = structuredClone(find(agentSet(), 'PodDisruptionBudget'));
weakened.apiVersion = 'policy/v1beta1';

checkSuite(servedApi, {
  passes: {
    'a pod': MINIMAL_POD,
    'a Deployment': MINIMAL_DEPLOYMENT,
    'beta, which a cluster may switch on': prod('resource.k8s.io/v1beta1', 'ResourceClaim', 'gpu'),
    'alpha, which a cluster may switch on': prod('lifecycle.k8s.io/v1alpha1', 'Eviction', 'web'),
    'deprecated': prod('v1', 'Endpoints', 'web'),
    'an older version of the same kind': prod('autoscaling/v1', 'HorizontalPodAutoscaler', 'web'),
    'the budget of the agent': find(agentSet(), 'PodDisruptionBudget'),
  },
  fails: {
    'moved to another group': [
      EXTENSION,
      [
        message(
          'Deployment prod/web',
          'extensions/v1beta1',
          37,
          'only up to 1.15 (apiVersion); use apiVersion apps/v1',
        ),
      ],
    ],
    'a newer version': [
      BUDGET,
      [
        message(
          'PodDisruptionBudget prod/web',
          'policy/v1beta1',
          37,
          'only up to 1.24 (apiVersion); use apiVersion policy/v1',
        ),
      ],
    ],
    'under another name': [
      prod('resource.k8s.io/v1alpha2', 'ResourceClass', 'gpu'),
      [
        message(
          'ResourceClass prod/gpu',
          'resource.k8s.io/v1alpha2',
          37,
          'only up to 1.30 (apiVersion); use DeviceClass of resource.k8s.io/v1',
        ),
      ],
    ],
    'something else does its work': [
      PSP,
      [
        message(
          'PodSecurityPolicy web',
          'policy/v1beta1',
          37,
          'only up to 1.24 (apiVersion); remove it and set the Pod Security labels of the namespaces',
        ),
      ],
    ],
    'nothing does its work': [
      prod('settings.k8s.io/v1alpha1', 'PodPreset', 'web'),
      [
        message(
          'PodPreset prod/web',
          'settings.k8s.io/v1alpha1',
          37,
          'only up to 1.19 (apiVersion); remove it: nothing replaces it in Kubernetes 1.37',
        ),
      ],
    ],
    'a weakened agent': [
      weakened,
      [
        message(
          'PodDisruptionBudget aiops/aiops-agent',
          'policy/v1beta1',
          37,
          'only up to 1.24 (apiVersion); use apiVersion policy/v1',
        ),
      ],
    ],
  },
  notApplicable: {
    'a custom resource': prod('example.com/v1', 'Database', 'web'),
    'an unknown kind of a known group': prod('apps/v1', 'Widget', 'web'),
    'an unknown version of a known kind': prod('apps/v9', 'Deployment', 'web'),
  },
});

checkSuite(servedApi, {
  minor: 29,
  passes: {
    'beta of its time': prod('flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', 'web'),
    'stable': prod('flowcontrol.apiserver.k8s.io/v1', 'FlowSchema', 'web'),
  },
  fails: {
    'not yet, and no older version is there': [
      BINDING,
      [
        message(
          'MutatingAdmissionPolicyBinding web',
          'admissionregistration.k8s.io/v1',
          29,
          'only from 1.36 on (apiVersion); remove it, or target Kubernetes 1.36 or later',
        ),
      ],
    ],
    'not yet, but an older version is': [
      { ...BINDING, kind: 'ValidatingAdmissionPolicyBinding' },
      [
        message(
          'ValidatingAdmissionPolicyBinding web',
          'admissionregistration.k8s.io/v1',
          29,
          'only from 1.30 on (apiVersion); use apiVersion admissionregistration.k8s.io/v1beta1',
        ),
      ],
    ],
    'no longer': [
      prod('flowcontrol.apiserver.k8s.io/v1beta2', 'FlowSchema', 'web'),
      [
        message(
          'FlowSchema prod/web',
          'flowcontrol.apiserver.k8s.io/v1beta2',
          29,
          'only up to 1.28 (apiVersion); use apiVersion flowcontrol.apiserver.k8s.io/v1',
        ),
      ],
    ],
  },
});

checkSuite(servedApi, {
  minor: 15,
  passes: { 'a Deployment of old': EXTENSION, 'a budget of old': BUDGET },
  fails: {},
});
