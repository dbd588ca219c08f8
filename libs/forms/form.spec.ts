import { authorityPack, installPack, listAuthorities, type FormSection } from '@bauraum/workflows';
import { answersFor, explainedForm, formErrors, formFor, missingAnswers } from './form';

const slug = listAuthorities().find((authority) => '13074026' in authority.municipalities)?.slug ?? '';
const form = formFor(slug, 'simplified', '2026-11-30');
const errors = (data: unknown): string[] => formErrors(data, form).map((e) => `${e.path} ${e.key}`);

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
    const required = form.flatMap((s) => s.fields.filter((f) => f.required && !f.when).map((f) => `/${s.id}/${f.id}`));
    expect(missingAnswers({}, form).map((p) => p.path)).toEqual(required);
  });

  it('does not take a declaration that was answered with no', () => {
    expect(missingAnswers({ declarations: { truthful: false, ownerConsent: true } }, form)).toContainEqual({
      path: '/declarations/truthful',
      key: 'mustBeTrue',
    });
  });

  it('does not take blanks for an answer', () => {
    expect(missingAnswers({ project: { title: '  ' } }, form)).toContainEqual({ path: '/project/title', key: 'required' });
  });
});

describe('a form from a pack', () => {
  const own: readonly FormSection[] = [
    {
      id: 'plot',
      title: 'Grundstück',
      fields: [
        { id: 'parcelId', type: 'parcel', required: false, label: 'Flurstück' },
        { id: 'deviates', type: 'boolean', required: true, label: 'Weichen Sie ab?' },
        { id: 'reason', type: 'longtext', required: true, label: 'Warum?', when: { fact: 'plot.deviates', is: true } },
        { id: 'kind', type: 'choice', required: false, label: 'Art', choices: [{ value: 'a', label: 'A' }] },
        { id: 'sheet', type: 'text', required: false, label: 'Blatt', pattern: '[A-Z]\\d', problem: 'isSheet' },
      ],
    },
  ];
  const missing = (data: Record<string, Record<string, unknown>>): string[] => missingAnswers(data, own).map((p) => p.path);

  it('asks a question only when its condition holds', () => {
    expect(missing({})).toEqual(['/plot/deviates']);
    expect(missing({ plot: { deviates: false } })).toEqual([]);
    expect(missing({ plot: { deviates: true } })).toEqual(['/plot/reason']);
    expect(missing({ plot: { deviates: true, reason: 'Weil.' } })).toEqual([]);
  });

  it.each([
    [{ parcelId: '13273000100042______' }, []],
    [{ parcelId: '13273000100042' }, ['isParcelId']],
    [{ kind: 'a' }, []],
    [{ kind: 'b' }, ['isIn']],
    [{ sheet: 'A1' }, []],
    [{ sheet: 'A1 ' }, ['isSheet']],
  ])('%j has the problems %j', (plot, keys) => expect(formErrors({ plot }, own).map((p) => p.key)).toEqual(keys));

  it('takes along only what another form asks for too', () => {
    expect(answersFor({ plot: { kind: 'a', street: 'x' }, builder: { name: 'B' } }, own)).toEqual({ plot: { kind: 'a' } });
  });

  it('offers the municipalities and kinds of building of the authority', () => {
    const choices = (section: string, id: string): readonly { value: string; label: string }[] =>
      form.find((s) => s.id === section)?.fields.find((f) => f.id === id)?.choices ?? [];
    expect(choices('plot', 'municipalityAgs')).toContainEqual({ value: '13074026', label: 'Grevesmühlen, Stadt' });
    expect(choices('project', 'buildingKind').map(({ value }) => value)).toEqual(expect.arrayContaining(['dwelling', 'garage']));
  });
});

describe('help texts', () => {
  const helpOf = (authority: string, procedure: string, section: string, field?: string): string | undefined => {
    const found = explainedForm(authority, procedure, '2026-11-30').find(({ id }) => id === section);
    return field === undefined ? found?.help : found?.fields.find(({ id }) => id === field)?.help;
  };

  it('stand with sections and fields, and nowhere that has none', () => {
    expect(helpOf(slug, 'simplified', 'building', 'buildingClass')).toMatch(/^Klasse 1: frei stehend/);
    expect(helpOf(slug, 'simplified', 'designer')).toContain('bauvorlageberechtigt');
    const [project] = explainedForm(slug, 'simplified', '2026-11-30');
    expect(project).not.toHaveProperty('help');
    expect(project?.fields[0]).not.toHaveProperty('help');
  });

  it('of a Land win over those of the base, those of an authority over both', () => {
    const elsewhere = listAuthorities().find(({ land }) => land === 'NI')?.slug ?? '';
    expect(helpOf(slug, 'simplified', 'plot')).toContain('GAIA-MV');
    expect(helpOf(elsewhere, 'simplified', 'plot')).toContain('Katasterverwaltung Ihres Landes');
    const pack = authorityPack(slug);
    const row = { title: 'Grundstück', basis: 'x', source: 'x', verified: false, validFrom: '2020-01-01' };
    installPack({ ...pack, texts: [{ ...row, id: 'own.help', use: 'help.plot', text: 'Fragen Sie im Bürgerbüro.' }] });
    expect(helpOf(slug, 'simplified', 'plot')).toBe('Fragen Sie im Bürgerbüro.');
    installPack(pack);
    expect(helpOf(slug, 'simplified', 'plot')).toContain('GAIA-MV');
  });

  it('for a procedure win over general ones', () => {
    expect(helpOf(slug, 'simplified', 'building', 'height')).toContain('nicht der First');
    expect(helpOf(slug, 'demolition-notice', 'building', 'height')).toContain('meist der First');
  });

  it('change nothing that is asked', () =>
    expect(explainedForm(slug, 'simplified', '2026-11-30').map(({ fields }) => fields.map(({ id }) => id))).toEqual(
      form.map(({ fields }) => fields.map(({ id }) => id)),
    ));
});
