const { basename } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/**
 * Journeys that take longest. In a fresh clone jest knows no durations and goes by the size of files: the longest journey has a short one and
 * would begin when all others end.
 */
const LONGEST = ['browser', 'documents', 'accessible', 'kill', 'roles', 'production', 'collab', 'journey'].map((name) => `${name}.e2e.ts`);

const rank = ({ path }) => {
  const at = LONGEST.indexOf(basename(path));
  return at < 0 ? LONGEST.length : at;
};

module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((left, right) => rank(left) - rank(right));
  }
};
