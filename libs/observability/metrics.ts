import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** Figures of this process, for Prometheus. No label carries a person, a case or a tenant. */
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'bauraum_http_request_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  readonly effects = new Counter({
    name: 'bauraum_effects_total',
    help: 'Effects that ran, by type and outcome',
    labelNames: ['effect', 'outcome'],
    registers: [this.registry],
  });
  readonly deadlines = new Counter({ name: 'bauraum_deadlines_fired_total', help: 'Deadlines that lapsed', registers: [this.registry] });

  readonly scans = new Counter({
    name: 'bauraum_scans_total',
    help: 'Uploads that were to be scanned for malware, by what came of it',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
