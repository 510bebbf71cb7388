import { deprecatedApi } from '../../../../lib/validator/checks/workload/deprecated-api';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT } from '../../../support/minimal';
import { prod } from '../../../support/objects';

checkSuite(deprecatedApi, {
  passes: {
    'a Deployment': MINIMAL_DEPLOYMENT,
    'beta that is not yet deprecated': prod('scheduling.k8s.io/v1beta1', 'Workload', 'web'),
    'deprecated, but nothing replaces it yet': prod('coordination.k8s.io/v1beta1', 'LeaseCandidate', 'web'),
    'the Deployment of the agent': find(agentSet(), 'Deployment'),
  },
  fails: {
    'a newer version': [
      prod('resource.k8s.io/v1beta1', 'ResourceClaim', 'gpu'),
      [
        'ResourceClaim prod/gpu: apiVersion "resource.k8s.io/v1beta1" of ResourceClaim is deprecated since Kubernetes 1.35 and goes away in 1.38 (apiVersion); use apiVersion resource.k8s.io/v1.',
      ],
    ],
    'under another name, with no end in sight': [
      prod('v1', 'Endpoints', 'web'),
      [
        'Endpoints prod/web: apiVersion "v1" of Endpoints is deprecated since Kubernetes 1.33 (apiVersion); use EndpointSlice of discovery.k8s.io/v1.',
      ],
    ],
  },
  notApplicable: {
    'not served any more': { ...MINIMAL_DEPLOYMENT, apiVersion: 'extensions/v1beta1' },
    'a custom resource': prod('example.com/v1', 'Database', 'web'),
  },
});

checkSuite(deprecatedApi, {
  minor: 22,
  passes: {
    'not yet': prod('v1', 'Endpoints', 'web'),
    'the newest there is': prod('autoscaling/v2beta2', 'HorizontalPodAutoscaler', 'web'),
  },
  fails: {
    'another beta': [
      prod('autoscaling/v2beta1', 'HorizontalPodAutoscaler', 'web'),
      [
        'HorizontalPodAutoscaler prod/web: apiVersion "autoscaling/v2beta1" of HorizontalPodAutoscaler is deprecated since Kubernetes 1.22 and goes away in 1.25 (apiVersion); use apiVersion autoscaling/v2beta2.',
      ],
    ],
    'something else does its work': [
      { apiVersion: 'policy/v1beta1', kind: 'PodSecurityPolicy', metadata: { name: 'web' } },
      [
        'PodSecurityPolicy web: apiVersion "policy/v1beta1" of PodSecurityPolicy is deprecated since Kubernetes 1.21 and goes away in 1.25 (apiVersion); remove it and set the Pod Security labels of the namespaces.',
      ],
    ],
  },
});

checkSuite(deprecatedApi, {
  minor: 15,
  passes: {
    'a Deployment': MINIMAL_DEPLOYMENT,
  },
  fails: {
    'moved to another group': [
      { ...MINIMAL_DEPLOYMENT, apiVersion: 'extensions/v1beta1' },
      [
        'Deployment prod/web: apiVersion "extensions/v1beta1" of Deployment is deprecated since Kubernetes 1.8 and goes away in 1.16 (apiVersion); use apiVersion apps/v1.',
      ],
    ],
  },
});
