import { noExternalName } from '../../../../lib/validator/checks/network/no-external-name';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { Raw } from '../../../support/minimal';

function service(spec: unknown): Raw {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'prod' }, spec };
}

const message = (name: string, title = 'Service prod/web'): string =>
  `${title}: type "ExternalName" makes the Service an alias of "${name}" (spec.externalName); call the name itself.`;

const weakened = find(agentSet(), 'Service');
weakened.spec = { type: 'ExternalName', externalName: 'metadata.google.internal' };

checkSuite(noExternalName, {
  passes: {},
  fails: {
    'an alias': [service({ type: 'ExternalName', externalName: 'db.example.com' }), [message('db.example.com')]],
    'no name': [service({ type: 'ExternalName' }), [message('')]],
    'the agent, weakened': [weakened, [message('metadata.google.internal', 'Service aiops/aiops-agent')]],
  },
  notApplicable: {
    'another type': service({ type: 'ClusterIP', externalName: 'db.example.com' }),
    'no type': service({ externalName: 'db.example.com' }),
    'type: null': service({ type: null }),
    'no spec': service(undefined),
  },
});
