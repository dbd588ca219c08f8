import * as Y from 'yjs';
import { Closing } from './close-codes';
import { project, writeAnswers } from './document';
import { Draft, GapError } from './draft';
import { anna, AT, client, david, form, section, seeded, text } from './form.fixture';

const AFTER = '2026-11-21T10:01:00.000Z';
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Closing) return error.reason;
    throw error;
  }
  return 'taken';
};

describe('a draft from answers', () => {
  const data = { project: { title: 'Haus', description: 'Ein Haus.' }, building: { storeys: 2 } };

  it('says the same answers', () => expect(project(seeded(data).doc, form)).toEqual({ data, problems: [] }));

  it('has every section and long text, so that no client makes one', () => {
    const { doc } = seeded();
    expect(section(doc, 'building').size).toBe(0);
    expect(text(doc, 'project', 'description').length).toBe(0);
  });

  it('is the same after a change of answers and back', () => {
    const draft = seeded(data);
    draft.change(anna, AT, (doc) => writeAnswers(doc, form, { building: { storeys: 3 } }));
    expect(project(draft.doc, form).data).toEqual({ building: { storeys: 3 } });
    draft.change(anna, AT, (doc) => writeAnswers(doc, form, data));
    expect(project(draft.doc, form).data).toEqual(data);
  });

  it('replaces of a long text only what differs, so that what others write beside it stays', () => {
    const draft = seeded(data);
    const { send } = client(draft);
    const edit = send((doc) => text(doc, 'project', 'description').insert(9, ' Mit Keller.'));
    draft.change(anna, AT, (doc) => writeAnswers(doc, form, { project: { description: 'Ein großes Haus.' } }));
    draft.receive(edit, david, AT);
    expect(project(draft.doc, form).data['project']?.['description']).toBe('Ein großes Haus. Mit Keller.');
  });
});

describe('what a document says that is no answer', () => {
  const wrong = (work: (doc: Y.Doc) => void): unknown => {
    const draft = seeded({ project: { title: 'Haus' } });
    work(draft.doc);
    return project(draft.doc, form);
  };
  const data = { project: { title: 'Haus' } };

  it.each<[string, unknown, string]>([
    ['text for a number', '2', 'isNumber'],
    ['a part of a storey', 1.5, 'isInt'],
    ['an object', { a: 1 }, 'isNumber'],
    ['a list', [1], 'isNumber'],
    ['a shared type', new Y.Map(), 'isNumber'],
    ['bytes', new Uint8Array([1]), 'isNumber'],
    ['not a number', NaN, 'isNumber'],
    ['a number that is out of range', 100, 'max'],
  ])('%s is left out and named', (_, value, key) => {
    expect(wrong((doc) => section(doc, 'building').set('storeys', value))).toEqual({
      data,
      problems: [{ path: '/building/storeys', key }],
    });
  });

  it('leaves out a long text that was replaced by a value of the wrong type', () => {
    expect(wrong((doc) => section(doc, 'project').set('description', 5))).toEqual({
      data,
      problems: [{ path: '/project/description', key: 'isString' }],
    });
  });

  it('leaves out a text that no database keeps', () => {
    expect(wrong((doc) => text(doc, 'project', 'description').insert(0, 'a\0b'))).toEqual({
      data,
      problems: [{ path: '/project/description', key: 'notText' }],
    });
  });

  it('leaves out unknown sections and fields', () => {
    expect(wrong((doc) => section(doc, 'project').set('colour', 'red'))).toMatchObject({ data, problems: [{ path: '/project/colour' }] });
    expect(wrong((doc) => doc.getMap('form').set('garden', new Y.Map()))).toMatchObject({ data, problems: [{ path: '/garden' }] });
    expect(wrong((doc) => doc.getMap('form').set('building', 'x'))).toMatchObject({ data, problems: [{ path: '/building' }] });
  });
});

describe('an update of a client', () => {
  it('is logged with its fields and its author', () => {
    const draft = seeded();
    const { send } = client(draft);
    const entry = draft.receive(
      send((doc) => {
        section(doc, 'project').set('title', 'Haus');
        text(doc, 'project', 'description').insert(0, 'Neu');
      }),
      anna,
      AT,
    );
    expect(entry).toMatchObject({
      personId: anna.personId,
      fields: expect.arrayContaining(['project.title', 'project.description']) as unknown,
    });
    expect(draft.doc.getMap('authors').toJSON()).toEqual({
      'project.title': { ...anna, at: AT },
      'project.description': { ...anna, at: AT },
    });
  });

  it('is logged complete: the entries alone make the same document', () => {
    const draft = new Draft(form);
    const entries = [draft.seed((doc) => writeAnswers(doc, form, { project: { title: 'Haus' } }))];
    const { send } = client(draft);
    for (const letter of 'Garage') {
      const entry = draft.receive(
        send((doc) => text(doc, 'project', 'description').insert(0, letter)),
        anna,
        AT,
      );
      if (entry) entries.push(entry);
    }
    const again = new Draft(form);
    for (const entry of entries) again.replay(entry);
    expect(again.doc.toJSON()).toEqual(draft.doc.toJSON());
    expect(entries).toHaveLength(7);
  });

  it('that says nothing new is not logged', () => {
    const draft = seeded();
    const { send } = client(draft);
    const update = send((doc) => section(doc, 'project').set('title', 'Haus'));
    expect(draft.receive(update, anna, AT)).not.toBeNull();
    expect(draft.receive(update, anna, AT)).toBeNull();
    expect(draft.receive(Y.encodeStateAsUpdate(client(draft).doc), david, AT)).toBeNull();
  });

  it('signs a field again for another person or after a while, not for each key', () => {
    const draft = seeded();
    const a = client(draft);
    const type = (at: string): number =>
      draft.receive(
        a.send((doc) => text(doc, 'project', 'description').insert(0, 'x')),
        anna,
        at,
      )?.update.length ?? 0;
    const first = type(AT);
    expect(type(AT)).toBeLessThan(first / 2);
    expect(type(AFTER)).toBeGreaterThan(first / 2);
    draft.receive(
      client(draft).send((doc) => section(doc, 'project').set('title', 'x')),
      david,
      AT,
    );
    expect(draft.doc.getMap('authors').get('project.title')).toEqual({ ...david, at: AT });
  });

  it.each<[string, (doc: Y.Doc) => void]>([
    ['authorship', (doc) => doc.getMap('authors').set('project.title', { ...david, at: AT })],
    ['a section in place of one', (doc) => doc.getMap('form').set('project', new Y.Map())],
    ['no section', (doc) => doc.getMap('form').delete('project')],
    ['a long text in place of one', (doc) => section(doc, 'project').set('description', new Y.Text('x'))],
    ['an unknown field', (doc) => section(doc, 'project').set('colour', 'red')],
    ['something else', (doc) => doc.getArray('more').push([1])],
    ['text into a map', (doc) => doc.getText('form').insert(0, 'x')],
    ['an assignment to nobody knows what', (doc) => doc.getMap('assignments').set('garden', { personId: null, state: 'open' })],
    ['an unknown state', (doc) => doc.getMap('assignments').set('project', { personId: null, state: 'done' })],
    ['a comment in another name', (doc) => doc.getMap('comments').set('1', comment(david.personId))],
  ])('is refused when it writes %s', (_, work) => {
    const draft = seeded();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(draft.doc));
    const before = Y.encodeStateVector(doc);
    const raw = (): Uint8Array => (work(doc), Y.encodeStateAsUpdate(doc, before));
    if (_ === 'text into a map') {
      const other = new Y.Doc();
      work(other);
      expect(refusal(() => draft.receive(Y.encodeStateAsUpdate(other), anna, AT))).toBe('refused');
    } else expect(refusal(() => draft.receive(raw(), anna, AT))).toBe('refused');
  });

  it.each([new Uint8Array([1, 2, 3]), new Uint8Array([255, 255, 255, 255]), new Uint8Array(0)])('is refused when it is none: %j', (bytes) =>
    expect(refusal(() => seeded().receive(bytes, anna, AT))).toBe('refused'),
  );

  it('is refused under the id of another person or of the server', () => {
    const draft = seeded();
    const a = client(draft);
    draft.receive(
      a.send((doc) => section(doc, 'project').set('title', 'Haus')),
      anna,
      AT,
    );
    const under = (id: number): string => {
      const forged = client(draft);
      forged.doc.clientID = id;
      return refusal(() =>
        draft.receive(
          forged.send((doc) => section(doc, 'project').set('title', 'x')),
          david,
          AT,
        ),
      );
    };
    expect(under(a.doc.clientID)).toBe('refused');
    expect(under(draft.doc.clientID)).toBe('refused');
    expect(under(4711)).toBe('taken');
  });

  it('waits for what it builds on', () => {
    const draft = seeded();
    const { send } = client(draft);
    send((doc) => section(doc, 'project').set('title', 'never sent'));
    expect(() =>
      draft.receive(
        send((doc) => section(doc, 'project').set('title', 'x')),
        anna,
        AT,
      ),
    ).toThrow(GapError);
  });
});

const comment = (by: string): object => ({ path: 'project.title', text: 'Passt das?', mentions: [], by, at: AT, resolvedAt: null });

describe('assignments and comments', () => {
  it('belong to everybody, each comment to its author', () => {
    const draft = seeded();
    const write = (who: typeof anna, work: (doc: Y.Doc) => void): string => {
      const { send } = client(draft);
      const attempt = new Draft(form, Object.fromEntries(draft.owners));
      attempt.replay({ update: Y.encodeStateAsUpdate(draft.doc), personId: null });
      const update = send(work);
      const answer = refusal(() => attempt.receive(update, who, AT));
      if (answer === 'taken') draft.receive(update, who, AT);
      return answer;
    };
    const comments = (doc: Y.Doc): Y.Map<object> => doc.getMap('comments');
    expect(write(anna, (doc) => doc.getMap('assignments').set('project', { personId: david.personId, state: 'inWork' }))).toBe('taken');
    expect(write(anna, (doc) => comments(doc).set('1', comment(anna.personId)))).toBe('taken');
    expect(write(david, (doc) => comments(doc).set('1', { ...comment(anna.personId), text: 'Passt.' }))).toBe('refused');
    expect(write(david, (doc) => comments(doc).delete('1'))).toBe('refused');
    expect(write(david, (doc) => comments(doc).set('1', { ...comment(anna.personId), resolvedAt: AT }))).toBe('taken');
    expect(write(anna, (doc) => comments(doc).delete('1'))).toBe('taken');
  });

  it.each<[string, unknown, string]>([
    ['people of the case', [david.personId], 'taken'],
    ['no list', david.personId, 'refused'],
    ['something else', [{ $ne: null }], 'refused'],
    ['no id', ['David Kern'], 'refused'],
    ['half the town', Array.from({ length: 41 }, () => david.personId), 'refused'],
  ])('mention %s', (_, mentions, answer) => {
    const draft = seeded();
    const update = client(draft).send((doc) => doc.getMap('comments').set('1', { ...comment(anna.personId), mentions }));
    expect(refusal(() => draft.receive(update, anna, AT))).toBe(answer);
  });
});

describe('a planner', () => {
  const planner = { ...david, sections: ['building'] };
  it.each<[string, (doc: Y.Doc) => unknown, string]>([
    ['writes in the own section', (doc) => section(doc, 'building').set('storeys', 2), 'taken'],
    ['says how far it is', (doc) => doc.getMap('assignments').set('building', { personId: david.personId, state: 'ready' }), 'taken'],
    ['asks about any field', (doc) => doc.getMap('comments').set('1', comment(david.personId)), 'taken'],
    ['writes in no other section', (doc) => section(doc, 'project').set('title', 'x'), 'refused'],
    ['writes in no text of another section', (doc) => text(doc, 'project', 'description').insert(0, 'x'), 'refused'],
    ['takes nothing away there', (doc) => section(doc, 'project').delete('title'), 'refused'],
    ['shares out no other section', (doc) => doc.getMap('assignments').set('project', { personId: null, state: 'ready' }), 'refused'],
  ])('%s', (_, work, answer) => {
    const draft = seeded({ project: { title: 'Haus' } });
    const update = client(draft).send(work);
    expect(refusal(() => draft.receive(update, planner, AT))).toBe(answer);
  });

  it('without a discipline writes nothing', () => {
    const draft = seeded();
    const update = client(draft).send((doc) => section(doc, 'building').set('storeys', 2));
    expect(refusal(() => draft.receive(update, { ...david, sections: [] }, AT))).toBe('refused');
  });
});
