import { facts, modelTests, player, send, told } from '../proceeding.fixture';
import { latest } from '../registry';

const address = { name: 'Ben Cordes', street: 'Hafen 7', postalCode: '23966', place: 'Wismar' };
const events = {
  name: send('builder', { type: 'NAME_SUCCESSOR', member: 'builder-2' }),
  confirm: send('builder', { type: 'CONFIRM', ...address }, undefined, 'builder-2'),
  decline: send('builder', { type: 'DECLINE' }, undefined, 'builder-2'),
  withdraw: send('builder', { type: 'WITHDRAW' }),
  acknowledge: send('clerk', { type: 'ACKNOWLEDGE' }),
  reject: send('officer', { type: 'REJECT', reason: 'Die Anordnung ist noch offen.' }),
};
const model = {
  def: latest('builder-change'),
  input: { ...facts, builders: ['builder-1', 'builder-2'] },
  events: Object.values(events),
};
const { after, attempt } = player(model);

describe('the model', () => modelTests(model, ['acknowledged', 'rejected', 'declined', 'withdrawn']));

test('whoever follows is another builder of the case', () => {
  for (const member of ['builder-1', 'designer-1', undefined, 7]) {
    expect(attempt([], { ...events.name, member })).toMatchObject({ refused: true, because: ['successorIsBuilder'] });
  }
});

test('whoever takes over says where letters go', () => {
  expect((after(events.name, events.confirm).snapshot.context as { address: unknown }).address).toEqual(address);
  for (const wrong of [{ name: ' ' }, { street: undefined }, { place: 7 }, { postalCode: '2396' }, { postalCode: '23966 Wismar' }])
    expect(attempt([events.name], { ...events.confirm, ...wrong })).toMatchObject({ refused: true, because: ['addressComplete'] });
});

test('only the person named confirms or declines, only the one before withdraws', () => {
  expect(attempt([events.name], { ...events.confirm, actor: events.name.actor })).toMatchObject({
    refused: true,
    because: ['bySuccessor'],
  });
  expect(attempt([events.name], { ...events.decline, actor: events.name.actor })).toMatchObject({
    refused: true,
    because: ['bySuccessor'],
  });
  expect(attempt([events.name], { ...events.withdraw, actor: events.confirm.actor })).toMatchObject({
    refused: true,
    because: ['byPredecessor'],
  });
  expect(attempt([events.name], events.acknowledge)).toMatchObject({ refused: true, because: ['not-allowed-here'] });
});

test('the office takes note: the case is told, the old builder’s role ends', () => {
  const result = after(events.name, events.confirm, events.acknowledge);
  expect(told(result)).toEqual(['letter:builder-changed', 'tell:case:BUILDER_CHANGED', 'endMembership']);
  expect(result.effects[1]?.params).toEqual({ to: 'case', event: { type: 'BUILDER_CHANGED', personId: 'builder-2' } });
  expect(result.effects[2]?.params).toEqual({ personId: 'builder-1', role: 'builder' });
});

test.each([
  [[events.name, events.decline]],
  [[events.name, events.withdraw]],
  [[events.name, events.confirm, events.withdraw]],
  [[events.name, events.confirm, events.reject]],
])('everything else leaves the builder as it was', (played) => {
  expect(told(after(...played)).filter((line) => !line.startsWith('notify') && !line.startsWith('letter'))).toEqual([]);
});
