import type { Finding } from '../validator/finding';
import { bySeverity, Report } from './report';

function plain(finding: Finding): object {
  const { control, severity, message, file, line, column, path, object, constructPath, repair, patch } = finding;
  const { standards, waiver } = finding;
  return {
    control,
    severity,
    message,
    file,
    line,
    column,
    path,
    object,
    constructPath,
    repair,
    patch,
    standards,
    waiver: waiver && {
      control: waiver.control,
      reason: waiver.reason,
      owner: waiver.owner,
      expires: waiver.expires,
      source: waiver.source,
    },
  };
}

/** For programs: docs/reports.md has the schema. Fields without a value are left out. */
export function renderJson(report: Report): string {
  const { findings, waived, known, notices, broken, usage, counts, settings, version } = report;
  const document = {
    findings: findings.map(plain),
    waived: waived.map(plain),
    known: known.map(plain),
    notices,
    broken,
    unreadable: usage,
    summary: {
      version,
      profile: settings.profile,
      kubernetesVersion: `1.${settings.minor}`,
      skippedControls: [...settings.skip].sort(),
      ...counts,
      findings: findings.length,
      waived: waived.length,
      known: known.length,
      bySeverity: bySeverity(findings),
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
