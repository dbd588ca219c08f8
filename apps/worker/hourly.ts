import { Injectable } from '@nestjs/common';
import { Uploads } from '@bauraum/documents';
import { DailyRoots } from '@bauraum/efile';
import { Commands } from '@bauraum/http';
import { MailDigests } from '@bauraum/notifications';
import { listAuthorities } from '@bauraum/workflows';

/** What is due when a day is over, by each authority's clock or the wall's. Each part may run again, and finds nothing to do. */
@Injectable()
export class Hourly {
  constructor(
    private readonly roots: DailyRoots,
    private readonly digests: MailDigests,
    private readonly commands: Commands,
    private readonly uploads: Uploads,
  ) {}

  async run(): Promise<void> {
    for (const { slug } of listAuthorities()) {
      await this.roots.signMissing(slug);
      await this.digests.send(slug);
      await this.commands.forgetOld(slug);
      await this.uploads.sweep(slug);
    }
  }
}
