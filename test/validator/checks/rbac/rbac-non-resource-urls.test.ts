import { rbacNonResourceUrls } from '../../../../lib/validator/checks/rbac/rbac-non-resource-urls';
import { checkSuite } from '../../../support/checks';
import { BOOTSTRAPPED, clusterRole, role } from '../../../support/rbac';

function urls(...nonResourceURLs: unknown[]): any {
  return { ...clusterRole('probe'), rules: [{ verbs: ['get'], nonResourceURLs }] };
}

checkSuite(rbacNonResourceUrls, {
  passes: {
    'URLs by name': urls('/metrics', '/healthz', '/healthz/*', '/api*'),
    'no URLs': clusterRole('reader', 'get on pods'),
    'rules are null': { ...clusterRole('reader'), rules: null },
    'a rule is null': { ...clusterRole('reader'), rules: [null] },
    'URLs are null': { ...clusterRole('reader'), rules: [{ verbs: ['get'], nonResourceURLs: null }] },
    'an empty and a missing URL': urls('', null),
  },
  fails: {
    'every URL': [
      urls('/metrics', '*'),
      [
        'ClusterRole probe: grants "*", which is every URL of the API server, debug and metrics endpoints among them (rules[0].nonResourceURLs[1]); name the URLs.',
      ],
    ],
    'every URL by its prefix': [
      urls('/*'),
      [
        'ClusterRole probe: grants "/*", which is every URL of the API server, debug and metrics endpoints among them (rules[0].nonResourceURLs[0]); name the URLs.',
      ],
    ],
  },
  notApplicable: {
    'a Role, which grants no URLs': role('get on pods'),
    'a role of Kubernetes itself': { ...urls('*'), metadata: { name: 'cluster-admin', labels: BOOTSTRAPPED } },
  },
});
