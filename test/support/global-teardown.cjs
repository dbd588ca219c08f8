const { stopCluster } = require('./cluster.ts');

module.exports = stopCluster;
