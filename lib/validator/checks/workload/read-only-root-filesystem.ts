import { NOT_APPLICABLE, PodCheck, Violation } from '../../check';

/*
 * The root file system of every container must be read-only.
 * Nothing that an intruder drops into the image survives, or runs.
 *
 * securityContext.readOnlyRootFilesystem of init and main containers: true
 *
 * Ephemeral containers are for debugging and may write. Windows has no such setting. No patch: a program that writes
 * beside its volumes would fail.
 */

export const readOnlyRootFilesystem: PodCheck = {
  id: 'read-only-root-filesystem',
  run: (pod) =>
    pod.isWindows
      ? NOT_APPLICABLE
      : pod.containers.flatMap((container): Violation[] => {
          const readOnly = container.spec.securityContext?.readOnlyRootFilesystem;
          return readOnly === true || container.list === 'ephemeralContainers'
            ? []
            : [
                {
                  path: container.path('securityContext', 'readOnlyRootFilesystem'),
                  problem: `${container.title} ${readOnly === false ? 'sets readOnlyRootFilesystem to false' : 'does not set readOnlyRootFilesystem'}`,
                  repair: 'set it to true and mount an emptyDir where the program writes',
                },
              ];
        }),
};
