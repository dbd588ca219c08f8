import { TypedForm, type FormChange } from './typed-form';

describe('a form that is typed into', () => {
  it('tells what was typed from what was set, with all values', () => {
    const form = new TypedForm({ title: 'Haus' });
    const heard: [unknown, FormChange][] = [];
    const stop = form.observe((values, change) => heard.push([values, change]));
    form.set('title', 'Haus am See');
    form.reset({ title: 'Hof' });
    stop();
    form.set('title', 'nicht mehr gehört');
    expect(heard).toEqual([
      [{ title: 'Haus am See' }, { name: 'title', typed: false }],
      [{ title: 'Hof' }, { typed: false }],
    ]);
    expect(form.get('title')).toBe('nicht mehr gehört');
  });

  it('gives each field the same props every time, so that inputs are not attached anew, and new values after a change only', () => {
    const form = new TypedForm({ title: '' });
    expect(form.register('title')).toBe(form.register('title'));
    const before = form.all();
    expect(form.all()).toBe(before);
    form.set('title', 'x');
    expect(form.all()).not.toBe(before);
    expect(before).toEqual({ title: '' });
  });
});
