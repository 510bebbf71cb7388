import { projectedToken } from '../../../../lib/validator/checks/workload/projected-token';
import { checkSuite } from '../../../support/checks';
import { agentSet, find, podSpec } from '../../../support/manifests';
import { MINIMAL_POD, Raw, tweakPod } from '../../../support/minimal';

const set = agentSet();
const volumes = podSpec(set).volumes;
const index = volumes.findIndex(({ projected }: any) => projected !== undefined);
const source = volumes[index].projected.sources.findIndex(({ serviceAccountToken }: any) => serviceAccountToken);
delete volumes[index].projected.sources[source].serviceAccountToken.audience;
const at = `spec.volumes[${index}].projected.sources[${source}].serviceAccountToken`;
const weakened = find(set, 'Deployment');

const AT = 'spec.volumes[0].projected.sources[0].serviceAccountToken';

function projecting(...tokens: unknown[]): Raw {
  const sources = tokens.map((serviceAccountToken) => ({ serviceAccountToken }));
  return tweakPod(MINIMAL_POD, (spec) => (spec.volumes = [{ name: 'token', projected: { sources } }]));
}

const AUDIENCE = `Pod prod/web: volume "token" projects a token without an audience (${AT}.audience); set audience to what takes the token.`;

checkSuite(projectedToken, {
  passes: {
    'an audience, and the default life': projecting({ audience: 'vault', path: 'token' }),
    'a day': projecting({ audience: 'vault', expirationSeconds: 86400 }),
    'a life that is null': projecting({ audience: 'vault', expirationSeconds: null }),
  },
  fails: {
    'no audience': [projecting({ path: 'token', expirationSeconds: 3600 }), [AUDIENCE]],
    'audience: null': [projecting({ audience: null }), [AUDIENCE]],
    'audience: empty': [projecting({ audience: '' }), [AUDIENCE]],
    'more than a day': [
      projecting({ audience: 'vault', expirationSeconds: 86401 }),
      [
        `Pod prod/web: volume "token" projects a token that lives 86401 seconds (${AT}.expirationSeconds); set expirationSeconds to 86400 at most.`,
      ],
    ],
    'the second of two, for both': [
      projecting({ audience: 'vault' }, { expirationSeconds: 604800 }),
      [
        'Pod prod/web: volume "token" projects a token without an audience (spec.volumes[0].projected.sources[1].serviceAccountToken.audience); set audience to what takes the token.',
        'Pod prod/web: volume "token" projects a token that lives 604800 seconds (spec.volumes[0].projected.sources[1].serviceAccountToken.expirationSeconds); set expirationSeconds to 86400 at most.',
      ],
    ],
    'the agent, weakened': [
      weakened,
      [
        `Deployment aiops/aiops-agent: volume "api-credentials" projects a token without an audience (spec.template.${at}.audience); set audience to what takes the token.`,
      ],
    ],
  },
  notApplicable: {
    'no volumes': MINIMAL_POD,
    'volumes of other types': tweakPod(MINIMAL_POD, (spec) => {
      spec.volumes = [{ name: 'a', emptyDir: {} }, { name: 'b', projected: { sources: [{ secret: {} }, null] } }, null];
    }),
  },
});
