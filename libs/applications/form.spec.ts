import { FORM, formErrors, missingAnswers } from './form';

const choices = { municipalityAgs: ['13074026'], buildingKind: ['dwelling'] };
const errors = (data: unknown): string[] => formErrors(data, choices).map((e) => `${e.path} ${e.key}`);

describe('formErrors', () => {
  it.each([
    [[], ['/data isObject']],
    [{ garden: {} }, ['/data/garden unknown']],
    [{ project: 'x' }, ['/data/project isObject']],
    [{ project: { colour: 'red' } }, ['/data/project/colour unknown']],
    [{ project: { title: 5 } }, ['/data/project/title isString']],
    [{ project: { title: 'x'.repeat(201) } }, ['/data/project/title maxLength']],
    [{ project: { buildingKind: 'castle' } }, ['/data/project/buildingKind isIn']],
    [{ plot: { municipalityAgs: '13076001' } }, ['/data/plot/municipalityAgs isIn']],
    [{ plot: { postalCode: '2393' } }, ['/data/plot/postalCode isPostalCode']],
    [{ building: { storeys: 1.5 } }, ['/data/building/storeys isInt']],
    [{ building: { storeys: '2' } }, ['/data/building/storeys isNumber']],
    [{ building: { grossVolume: 0 } }, ['/data/building/grossVolume min']],
    [{ building: { grossVolume: 1.0001 } }, ['/data/building/grossVolume tooManyDecimals']],
    [{ building: { grossVolume: 2e6 } }, ['/data/building/grossVolume max']],
    [{ builder: { email: 'nobody' } }, ['/data/builder/email isEmail']],
    [{ builder: { email: 'anna,berger@example.org' } }, ['/data/builder/email isEmail']],
    [{ declarations: { truthful: 'yes' } }, ['/data/declarations/truthful isBoolean']],
  ])('%j is refused with %j', (data, expected) => expect(errors(data)).toEqual(expected));

  it('takes a draft with gaps', () => {
    expect(
      errors({ project: { title: 'Haus', description: null }, building: { grossVolume: 750.5 }, plot: { municipalityAgs: '13074026' } }),
    ).toEqual([]);
  });

  it('reports every wrong field at once', () => expect(errors({ project: { title: 5, x: 1 }, y: {} })).toHaveLength(3));
});

describe('missingAnswers', () => {
  it('names each required field of an empty form', () => {
    const required = FORM.flatMap((s) => s.fields.filter((f) => f.required).map((f) => `/${s.id}/${f.id}`));
    expect(missingAnswers({}).map((p) => p.path)).toEqual(required);
  });

  it('does not take a declaration that was answered with no', () => {
    expect(missingAnswers({ declarations: { truthful: false, ownerConsent: true } })).toContainEqual({
      path: '/declarations/truthful',
      key: 'mustBeTrue',
    });
  });

  it('does not take blanks for an answer', () => {
    expect(missingAnswers({ project: { title: '  ' } })).toContainEqual({ path: '/project/title', key: 'required' });
  });
});
