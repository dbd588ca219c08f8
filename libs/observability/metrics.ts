import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

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

  readonly collab = new CollabMetrics(this.registry);

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

/** What is open in this process. */
export interface OpenNow {
  readonly documents: number;
  readonly clients: number;
}

/** Figures of co-editing. */
export class CollabMetrics {
  readonly changes: Counter;
  readonly saved: Histogram;
  readonly refused: Counter<'reason'>;

  constructor(private readonly registry: Registry) {
    const registers = [registry];
    this.changes = new Counter({
      name: 'bauraum_collab_changes_total',
      help: 'Changes that were appended to the logs of drafts',
      registers,
    });
    this.saved = new Histogram({
      name: 'bauraum_collab_saved_seconds',
      help: 'From the arrival of a change to its acknowledgement, after the commit',
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5],
      registers,
    });
    this.refused = new Counter({
      name: 'bauraum_collab_refused_total',
      help: 'Connections that were refused or ended, by reason',
      labelNames: ['reason'],
      registers,
    });
  }

  /** Asked when somebody reads the figures. */
  watch(now: () => OpenNow): void {
    const gauge = (name: string, help: string, of: (open: OpenNow) => number): Gauge =>
      new Gauge({
        name,
        help,
        registers: [this.registry],
        collect() {
          this.set(of(now()));
        },
      });
    gauge('bauraum_collab_documents', 'Drafts that are open', ({ documents }) => documents);
    gauge('bauraum_collab_clients', 'Connections to them', ({ clients }) => clients);
  }
}
