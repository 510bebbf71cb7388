/** The signals that end a test run: Ctrl-C, `kill` or a CI time limit, a closed terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const actions = new Set<() => void>();

/**
 * Runs `action` when this process ends before the action is withdrawn: by `process.exit`, by an uncaught error, or by
 * SIGINT, SIGTERM or SIGHUP (which then end the process as they would have). The last one added runs first. SIGKILL
 * cannot be caught.
 *
 * @param action Must be synchronous; what it throws is printed and does not keep the others from running.
 * @returns A function that withdraws the action, for when its work was done in the ordinary way.
 */
export function atExit(action: () => void): () => void {
  if (actions.size === 0) {
    process.on('exit', runAll);
    SIGNALS.forEach((signal) => process.on(signal, onSignal));
  }
  actions.add(action);
  return () => {
    if (actions.delete(action) && actions.size === 0) {
      uninstall();
    }
  };
}

function uninstall(): void {
  process.off('exit', runAll);
  SIGNALS.forEach((signal) => process.off(signal, onSignal));
}

function runAll(): void {
  for (const action of [...actions].reverse()) {
    actions.delete(action);
    try {
      action();
    } catch (error) {
      process.stderr.write(`cluster: cleaning up failed: ${String(error)}\n`);
    }
  }
}

function onSignal(signal: NodeJS.Signals): void {
  runAll();
  uninstall();
  // Somebody else who listens decides himself how the process ends.
  if (process.listenerCount(signal) === 0) {
    process.kill(process.pid, signal);
  }
}
