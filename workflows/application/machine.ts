import { setup } from '../define';
import { changes } from './changes';
import type { ApplicationContext } from './context';
import { effects } from './effects';
import type { ApplicationEvent, ApplicationInput } from './events';
import { guards } from './guards';

/** What every machine of an application may use. @example application.createMachine({ id, context, initial: 'draft', on: anytime, states }) */
export const application = setup({
  types: { context: {} as ApplicationContext, events: {} as ApplicationEvent, input: {} as ApplicationInput },
  actions: { ...changes, ...effects },
  guards,
});
