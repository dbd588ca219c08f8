import { Injectable } from '@nestjs/common';
import type { EffectContext, EffectHandler } from '@bauraum/cases';
import type { Tx } from '@bauraum/persistence';
import { Notifications, type Audience } from './notifications.service';

type Params = { to: Audience; template: string; values?: Record<string, unknown>; except?: string };

/** The effect `notify` of the machines. */
@Injectable()
export class Notify implements EffectHandler<undefined> {
  readonly effect = 'notify';

  constructor(private readonly notifications: Notifications) {}

  async apply(tx: Tx, { caseId, processId, params }: EffectContext): Promise<void> {
    const { to, template, values, except } = params as Params;
    await this.notifications.tell(tx, { to, kind: template, caseId, processId, except, ...(values ? { params: values } : {}) });
  }
}
