import { preselected, suggestByContent, suggestType } from './suggest-type';

/** Names as offices and builders give them; '' where nothing may be filled in. */
const NAMES: readonly (readonly [string, string])[] = [
  ['Lageplan_1-500.pdf', '1803'],
  ['LAGEPLAN.PDF', '1803'],
  ['2024-03-12_Lageplan_rev2.pdf', '1803'],
  ['03 Lageplan mit Abstandsflächen.pdf', '1803'],
  ['Amtlicher Lageplan ÖbVI Krause.pdf', '1804'],
  ['Lageplan_amtlich.pdf', '1804'],
  ['Lageplan Entwässerung.pdf', '1806'],
  ['Lageplan Baulast.pdf', '3102'],
  ['Außenanlagenplan.pdf', '1805'],
  ['Freiflächenplan_A1.pdf', '1805'],
  ['Übersichtsplan 1-5000.pdf', '1807'],
  ['Bestandsplan.pdf', '1808'],
  ['Flurkarte.PDF', '1802'],
  ['Auszug_Liegenschaftskarte_Flur3.pdf', '1802'],
  ['ALKIS-Auszug.pdf', '1802'],
  ['03_Grundriss EG.pdf', '2001'],
  ['GrundrissOG1.pdf', '2001'],
  ['Grundrisse.pdf', '2001'],
  ['BV Müller_GP_Grundriss_DG_1-100_Index-b.pdf', '2001'],
  ['Erdgeschossgrundriss.pdf', '2001'],
  ['OG.pdf', '2001'],
  ['1. OG.pdf', '2001'],
  ['2OG_neu.pdf', '2001'],
  ['Dachgeschoss.pdf', '2001'],
  ['P-101 EG 1-100 v3.pdf', '2001'],
  ['Schnitt A-A.pdf', '2002'],
  ['SCHNITTE.pdf', '2002'],
  ['Querschnitt_BB.pdf', '2002'],
  ['Gebäudeschnitt 1-100.pdf', '2002'],
  ['ansicht_süd.pdf', '2003'],
  ['Ansichten Nord+Ost.pdf', '2003'],
  ['Nordansicht.pdf', '2003'],
  ['Straßenansicht.pdf', '2003'],
  ['Baubeschreibung.pdf', '1500'],
  ['Baubeschreibung EFH Muster.pdf', ''],
  ['Betriebsbeschreibung_Bäckerei.pdf', '1600'],
  ['Betriebsbeschreibung gewerblich.pdf', '1601'],
  ['Betriebsbeschreibung Landwirtschaft.pdf', '1602'],
  ['Abbruchbeschreibung Scheune.pdf', '1503'],
  ['Statik.pdf', '2801'],
  ['Statik Nachweis.pdf', '2801'],
  ['Standsicherheitsnachweis_Teil1.pdf', '2801'],
  ['Statische Berechnung Positionen 1-40.pdf', '2801'],
  ['Positionsplan EG.pdf', '2816'],
  ['Bewehrungsplan Decke EG.pdf', '2821'],
  ['Prüfbericht Statik 1.pdf', '2840'],
  ['Bescheinigung Standsicherheit.pdf', '2802'],
  ['GEG-Nachweis.pdf', '2805'],
  ['Wärmeschutznachweis.pdf', '2805'],
  ['waermeschutz_2024.pdf', '2805'],
  ['Schallschutznachweis.pdf', '2804'],
  ['Brandschutznachweis.pdf', '2701'],
  ['Brandschutzkonzept Halle 3.pdf', '2705'],
  ['Feuerwehrplan.pdf', '2713'],
  ['Erhebungsbogen.pdf', '2501'],
  ['Baustatistik_Müller.pdf', '2501'],
  ['Statistik Abgangsbogen.pdf', '2502'],
  ['Zustimmung Eigentümer.pdf', '0601'],
  ['Bauherrenvollmacht.pdf', '0603'],
  ['Vollmacht des Bauherrn.pdf', '0603'],
  ['Bauvorlageberechtigung Architektin Lange.pdf', '0401'],
  ['Stellplatznachweis.pdf', '2301'],
  ['Befreiungsantrag Baugrenze.pdf', '0800'],
  ['Antrag auf Abweichung §67.pdf', '0800'],
  ['GRZ-GFZ.pdf', '1901'],
  ['Berechnung GRZ.pdf', '1904'],
  ['Berechnung umbauter Raum.pdf', '2201'],
  ['Bruttorauminhalt.pdf', '2201'],
  ['Wohnflächenberechnung.pdf', '2204'],
  ['Nutzflächenberechnung DIN 277.pdf', '2202'],
  ['Abstandsflächenplan.pdf', '2102'],
  ['Grundbuchauszug.pdf', '2008'],
  ['Baugrundgutachten.pdf', '2831'],
  ['Artenschutzgutachten.pdf', '2901'],
  ['Schalltechnische Untersuchung.pdf', '2904'],
  ['Nachbarzustimmung Flurstück 12.pdf', '0903'],
  ['Fotodokumentation Bestand.pdf', '3700'],
  ['Rohbaukosten.pdf', '2601'],
  ['Barrierefreiheit.pdf', '2404'],
  ['Detail Traufe.pdf', '2012'],
  // Several types, something else, or nothing to go by: the user decides.
  ['Grundrisse_Schnitte_Ansichten.pdf', ''],
  ['Grundriss EG + Schnitt.pdf', ''],
  ['Schall- und Wärmeschutz.pdf', ''],
  ['scan0815.pdf', ''],
  ['Dokument1.pdf', ''],
  ['IMG_2031.jpg', ''],
  ['2003_Nord.pdf', ''],
  ['1803.pdf', ''],
  ['2801_Müller.pdf', ''],
  ['Rechnung Lageplan Vermesser.pdf', ''],
  ['Planliste Grundrisse.pdf', ''],
  ['E-Mail Statik.pdf', ''],
  ['Statiker.pdf', ''],
  ['Elektroplan EG.pdf', ''],
  ['Möblierung OG.pdf', ''],
  ['EG-Konformitätserklärung Aufzug.pdf', ''],
  ['Bauabschnitt 2.pdf', ''],
  ['Ausschnitt.pdf', ''],
  ['Ansichtskarte.pdf', ''],
  ['Müller Bau GmbH & Co KG.pdf', ''],
  ['Vollmacht.pdf', ''],
  ['Bauantrag.pdf', ''],
  ['Energieausweis.pdf', ''],
  ['LP4_Abgabe.pdf', ''],
  ['Baulast.pdf', ''],
  ['Leistungsbeschreibung Trockenbau.pdf', ''],
  ['Grundrissfläche.pdf', ''],
  ['Stellungnahme Brandschutznachweis.pdf', ''],
];

describe('the type that a file name suggests', () => {
  it.each(NAMES)('%s -> %s', (name, code) => expect(preselected(suggestType(name))?.typeCode ?? '').toBe(code));

  it('is tried on enough names', () => expect(NAMES.length).toBeGreaterThanOrEqual(100));

  it.each([
    ['nothing', 'xyz.pdf', []],
    ['a vague word', 'Vollmacht.pdf', ['0603']],
    ['all that a name of several says', 'Grundriss EG + Schnitt.pdf', ['2001', '2002']],
    ['a number that may be a code', '2801_Müller.pdf', ['2801']],
  ])('offers without filling in: %s', (_, name, codes) => {
    const suggestions = suggestType(name);
    expect(suggestions.map((suggestion) => suggestion.typeCode)).toEqual(codes);
    expect(preselected(suggestions)).toBeNull();
  });

  it('says why', () => expect(suggestType('ansicht_süd.pdf')[0]?.why).toBe('„Ansicht“ im Dateinamen'));
});

describe('the type that the content suggests', () => {
  const scan = { fileName: 'scan0815.pdf', typeCode: '1500', isSheet: true, titleWords: ['planinhalt', 'schnitt', 'a-a', 'bauherr'] };

  it('is offered with its reason where the words name one type', () => {
    expect(suggestByContent(scan)).toMatchObject({ typeCode: '2002', why: '„Schnitt“ steht im Plankopf' });
    expect(suggestByContent({ ...scan, isSheet: false, titleWords: ['standsicherheitsnachweis'] })).toMatchObject({
      typeCode: '2801',
      why: '„Standsicherheitsnachweis“ steht oben auf der ersten Seite',
    });
  });

  it.each([
    ['it is the type already', { typeCode: '2002' }],
    ['the words name several', { titleWords: ['schnitt', 'lageplan'] }],
    ['a word is vague', { titleWords: ['vollmacht'] }],
    ['nothing speaks for one', { titleWords: ['bauherr', 'maßstab'] }],
    ['nothing could be read', { titleWords: [] }],
    ['the name says clearly what it is', { fileName: 'Amtlicher Lageplan.pdf', typeCode: '1804', titleWords: ['lageplan'] }],
  ])('is not offered when %s', (_, other) => expect(suggestByContent({ ...scan, ...other })).toBeNull());
});
