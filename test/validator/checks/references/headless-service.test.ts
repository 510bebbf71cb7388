import { headlessService } from '../../../../lib/validator/checks/references/headless-service';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, Raw } from '../../../support/minimal';
import { customResource, prod } from '../../../support/objects';

const statefulSet = (serviceName: unknown): Raw => prod('apps/v1', 'StatefulSet', 'web', { spec: { serviceName } });
const service = (name: string): Raw => prod('v1', 'Service', name, { spec: { clusterIP: 'None' } });

checkSuite(headlessService, {
  passes: {
    'a Service': [statefulSet('web'), service('web')],
    'no Services here': statefulSet('web'),
    'Services elsewhere': [statefulSet('web'), { ...service('api'), metadata: { name: 'api', namespace: 'test' } }],
    'a Service without a namespace': [
      statefulSet('web'),
      service('api'),
      { ...service('web'), metadata: { name: 'web' } },
    ],
    'a Service that an operator makes': [statefulSet('web-members'), service('api'), customResource('web')],
  },
  fails: {
    'another Service': [
      [statefulSet('web'), service('api')],
      [
        'StatefulSet prod/web: names Service "web", which does not exist (spec.serviceName); create a Service with clusterIP: None.',
      ],
    ],
  },
  notApplicable: {
    'absent': [statefulSet(undefined), service('api')],
    'null': [statefulSet(null), service('api')],
    'empty': [statefulSet(''), service('api')],
    'no spec': [prod('apps/v1', 'StatefulSet', 'web'), service('api')],
    'a Deployment': [MINIMAL_DEPLOYMENT, service('api')],
  },
});
