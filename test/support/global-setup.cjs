// Jest's transform applies to what is required here, at load time only.
const { startCluster } = require('./cluster.ts');

module.exports = startCluster;
