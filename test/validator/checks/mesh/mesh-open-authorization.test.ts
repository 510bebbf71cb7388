import { meshOpenAuthorization } from '../../../../lib/validator/checks/mesh/mesh-open-authorization';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';

function policy(spec: unknown): RawObject {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'web', namespace: 'prod' },
    spec,
  };
}

const OPEN = (index = 0): string =>
  `AuthorizationPolicy prod/web: allows every request: a rule has no conditions (spec.rules[${index}]); name the principals or namespaces under from.`;
const FROM = { from: [{ source: { principals: ['cluster.local/ns/prod/sa/shop'] } }] };

checkSuite(meshOpenAuthorization, {
  passes: {
    'principals': policy({ action: 'ALLOW', rules: [FROM] }),
    'everybody with an identity': policy({ rules: [{ from: [{ source: { principals: ['*'] } }] }] }),
    'ports of a public service': policy({ rules: [{ to: [{ operation: { ports: ['8080'] } }] }] }),
    'a condition': policy({ rules: [{ when: [{ key: 'request.headers[x]', values: ['a'] }] }] }),
    'no rules: nobody': policy({ action: 'ALLOW' }),
    'empty': policy({ rules: [] }),
    'no spec': policy(null),
  },
  fails: {
    'an empty rule': [policy({ action: 'ALLOW', rules: [FROM, {}] }), [OPEN(1)]],
    'by default': [policy({ rules: [{}] }), [OPEN()]],
    'null': [policy({ action: null, rules: [null] }), [OPEN()]],
    'empty lists': [policy({ rules: [{ from: [], to: [], when: [] }] }), [OPEN()]],
  },
  notApplicable: {
    'DENY': policy({ action: 'DENY', rules: [{}] }),
    'CUSTOM': policy({ action: 'CUSTOM', rules: [{}] }),
    'another kind': { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } },
  },
});
