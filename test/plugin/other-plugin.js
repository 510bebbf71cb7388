/** A validation of somebody else: it tells the names for which cdk8s recorded a construct. */
class Names {
  validate({ metadata, report }) {
    report.submit('success', { names: Object.keys(metadata).sort().join(', ') });
    return Promise.resolve();
  }
}

module.exports = { Names };
