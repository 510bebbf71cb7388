import { noHostAliases } from '../../../../lib/validator/checks/workload/no-host-aliases';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakPod } from '../../../support/minimal';

checkSuite(noHostAliases, {
  passes: {
    absent: MINIMAL_POD,
    null: tweakPod(MINIMAL_POD, (spec) => (spec.hostAliases = null)),
    empty: tweakPod(MINIMAL_POD, (spec) => (spec.hostAliases = [])),
  },
  fails: {
    'two aliases, one without names': [
      tweakPod(MINIMAL_DEPLOYMENT, (spec) => {
        spec.hostAliases = [{ ip: '10.0.0.1', hostnames: ['b.example.com', 'a.example.com'] }, { ip: '10.0.0.2' }];
      }),
      [
        'Deployment prod/web: the pod maps "a.example.com" and "b.example.com" to address "10.0.0.1" (spec.template.spec.hostAliases[0]); remove it and use DNS.',
        'Deployment prod/web: the pod maps no name to address "10.0.0.2" (spec.template.spec.hostAliases[1]); remove it and use DNS.',
      ],
    ],
    'an alias that is null': [
      tweakPod(MINIMAL_POD, (spec) => (spec.hostAliases = [null])),
      ['Pod prod/web: the pod maps no name to address "" (spec.hostAliases[0]); remove it and use DNS.'],
    ],
  },
});
