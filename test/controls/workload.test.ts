import { proveControl } from '../support/control';
import { agentSet, podSpec } from '../support/manifests';

proveControl('run-as-non-root', {
  set: () => agentSet(),
  fragment: (set) => podSpec(set).securityContext.runAsNonRoot,
  literal: (runAsNonRoot) => expect(runAsNonRoot).toBe(true),
  snapshot: (runAsNonRoot) => expect(runAsNonRoot).toMatchInlineSnapshot(`true`),
  weaken: {
    false: (set) => (podSpec(set).securityContext.runAsNonRoot = false),
    absent: (set) => delete podSpec(set).securityContext.runAsNonRoot,
  },
});
