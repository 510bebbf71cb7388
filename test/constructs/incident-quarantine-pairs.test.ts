import { App, Chart } from 'cdk8s';
import { IncidentQuarantine } from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';

test('two in one namespace have the same responders: each would refuse those of the other', () => {
  const app = new App();
  const chart = new Chart(app, 'test', { namespace: 'aiops' });
  new IncidentQuarantine(chart, 'alpha', { name: 'alpha' });
  new IncidentQuarantine(chart, 'beta', { name: 'beta' });
  expect(() => app.synthYaml()).toThrow(
    '[test/alpha] "responders" must be those of test/beta, which is in the same namespace: each would refuse the other\'s; give the same list to both.',
  );
  const agreed = (chart: Chart): void => {
    const responders = [kplus.User.fromName(chart, 'jane', 'jane')];
    new IncidentQuarantine(chart, 'alpha', { name: 'alpha', responders });
    new IncidentQuarantine(chart, 'beta', { name: 'beta', responders });
  };
  const other = new App();
  agreed(new Chart(other, 'test', { namespace: 'aiops' }));
  expect(other.synthYaml()).toContain('aiops.beta-quarantine');
});
