/**
 * What German file names of building application documents say. Codes are those of the XBau list `anlagen` (urn:xoev-de:xbau:codeliste:anlagen,
 * version 3.0). Patterns read a plain name: lower case, ä as ae, words apart by one blank (see `plainName`).
 */
export interface TypeHint {
  readonly code: string;
  /** As a human writes it; told as the reason. */
  readonly word: string;
  readonly pattern: RegExp;
  /** `clear`: the word names this type and no other. `vague`: several types may be meant, or the word is used for other things, too. */
  readonly force: 'clear' | 'vague';
}

const clear = (code: string, word: string, pattern: RegExp): TypeHint => ({ code, word, pattern, force: 'clear' });
const vague = (code: string, word: string, pattern: RegExp): TypeHint => ({ code, word, pattern, force: 'vague' });

/** Where one match lies within a longer one, the longer one counts: "Lageplan Baulast" is not a "Lageplan". */
export const TYPE_HINTS: readonly TypeHint[] = [
  clear('0201', 'Baubeginnanzeige', /\bbaubeginn(s?anzeige)?\b/),
  clear('0203', 'Anzeige der Nutzungsaufnahme', /\b(anzeige )?(der )?nutzungsaufnahme\b/),
  clear('0400', 'Bauvorlageberechtigung', /\bbauvorlageberechtigung\b/),
  clear(
    '0401',
    'Bauvorlageberechtigung Architekt',
    /\bbauvorlageberechtigung.*\barchitekt(in|enkammer)?\b|\barchitekt(in|enkammer)?\b.*bauvorlageberechtigung\b/,
  ),
  vague(
    '0402',
    'Bauvorlageberechtigung Ingenieur',
    /\bbauvorlageberechtigung.*\b(bau)?ingenieur(in|kammer)?\b|\b(bau)?ingenieur(in|kammer)?\b.*bauvorlageberechtigung\b/,
  ),
  clear(
    '0601',
    'Zustimmung des Eigentümers',
    /\bzustimmung(serklaerung)?( des| der)?( \w+)?( grundstuecks)? ?(grundstuecks)?eigentuemer(in|s)?\b|\b(grundstuecks)?eigentuemer ?zustimmung(serklaerung)?\b/,
  ),
  clear('0602', 'Vertretungsvollmacht', /\bvertretungsvollmacht\b|\bvertreterbestellung\b/),
  clear('0603', 'Vollmacht des Bauherrn', /\bbauherr(e?n)?vollmacht\b|\bvollmacht( des| der)? bauherr(n|en|in|schaft)?\b/),
  vague('0603', 'Vollmacht', /\bvollmacht\b/),
  clear(
    '0800',
    'Abweichung, Befreiung oder Ausnahme',
    /\b(abweichungs|befreiungs|ausnahme)antrag\b|\bantrag auf (eine )?(abweichung|befreiung|ausnahme)(en)?\b|\b(begruendung|erlaeuterung)( der| zur| zu)? (abweichung|befreiung|ausnahme)(en)?\b/,
  ),
  vague('0800', 'Abweichung oder Befreiung', /\b(abweichung|befreiung)(en)?\b/),
  clear(
    '0903',
    'Erklärung der Nachbarn',
    /\bnachbar(n|schafts)?(zustimmung|erklaerung)(en)?\b|\bzustimmung(en)?( der| des)? (nachbar(n|in)?|angrenzer)\b/,
  ),
  vague('1101', 'Bauantrag', /\b(bau)?antragsformular\b|\bbauantrag\b/),
  clear('1401', 'Absteckung', /\babsteckung(snachweis|sprotokoll)?\b/),
  clear('1500', 'Baubeschreibung', /\bbaubeschreibung(en)?\b/),
  clear('1503', 'Abbruchbeschreibung', /\b(abbruch|rueckbau)beschreibung\b/),
  clear('1510', 'Kampfmittel', /\bkampfmittel(freiheit|ueberpruefung|auskunft|anfrage)?\b/),
  clear('1600', 'Betriebsbeschreibung', /\bbetriebsbeschreibung\b/),
  clear('1601', 'Betriebsbeschreibung Gewerbe', /\bbetriebsbeschreibung( \w+)? gewerb\w*|\bgewerb\w* betriebsbeschreibung\b/),
  clear(
    '1602',
    'Betriebsbeschreibung Landwirtschaft',
    /\bbetriebsbeschreibung( \w+)? landwirtschaft\w*|\blandwirtschaft\w* betriebsbeschreibung\b/,
  ),
  clear('1700', 'Erschließung', /\b(gesicherte )?erschliessung(snachweis|sbestaetigung)?\b/),
  clear('1802', 'Liegenschaftskarte', /\b(amtliche )?(liegenschafts|flur|kataster)karte(nauszug)?\b|\balkis\b|\bkatasterauszug\b/),
  clear('1803', 'Lageplan', /\blageplan( mit| und)?( den)? abstands?flaechen\b|\b(objektbezogener |qualifizierter |einfacher )?lageplan\b/),
  clear('1804', 'Amtlicher Lageplan', /\bamtlicher? lageplan\b|\blageplan amtlich\b/),
  clear(
    '1805',
    'Außenanlagen',
    /\b(lageplan )?(aussenanlagen?|freiflaechen|freianlagen)(plan|gestaltungsplan)?\b|\blageplan( mit| der)? aussenanlagen?\b/,
  ),
  clear('1806', 'Lageplan Entwässerung', /\blageplan( mit| der| zur)? (grundstuecks)?entwaesserung\b|\bentwaesserungslageplan\b/),
  vague('1806', 'Entwässerung', /\b(grundstuecks)?entwaesserung(splan|santrag|sgesuch)?\b/),
  clear('1807', 'Übersichtsplan', /\buebersichts(lage)?plan\b/),
  clear('1808', 'Bestandsplan', /\bbestands(lage)?plan\b/),
  clear('1901', 'Maß der baulichen Nutzung', /\bmass(es)? der (geplanten )?baulichen nutzung\b|\bgrz( und)? gfz\b|\bgfz( und)? grz\b/),
  clear('1903', 'GFZ', /\bgfz\b|\bgeschossflaechenzahl\b/),
  clear('1904', 'GRZ', /\bgrz\b|\bgrundflaechenzahl\b/),
  clear('1905', 'BMZ', /\bbmz\b|\bbaumassenzahl\b/),
  clear('2001', 'Grundriss', /\b\w*grundrisse?n?\b/),
  clear('2001', 'Grundriss', /\b(erd|ober|dach|keller|unter|staffel|spitz)geschoss(es)? grundrisse?\b/),
  vague('2001', 'Geschoss', /\b(erd|ober|dach|keller|unter|staffel)geschoss(e|es)?\b|\b(eg|og|dg|ug)\b/),
  clear('2002', 'Schnitt', /\b(quer|laengs|gebaeude|gelaende|system|bauwerks)?schnitte?n?\b/),
  clear(
    '2003',
    'Ansicht',
    /\b(nord|sued|ost|west|nordost|nordwest|suedost|suedwest|garten|strassen|giebel|hof|vorder|rueck|seiten)?(ansicht(en)?)\b/,
  ),
  clear('2004', 'Aufteilungsplan', /\baufteilungsplan\b|\baufteilungsplaene\b/),
  clear('2008', 'Grundbuchauszug', /\bgrundbuch(auszug|blatt)?\b/),
  clear('2012', 'Detail', /\bdetail(zeichnung|plan|s)?(en)?\b/),
  clear('2013', 'Sparrenplan', /\bsparren(plan|lage)\b/),
  clear('2102', 'Abstandsflächen', /\babstands?flaechen?(plan|berechnung|nachweis)?\b/),
  clear('2103', 'Vollgeschoss', /\bvollgeschoss(e|en)?(nachweis|berechnung)?\b/),
  clear('2104', 'Gebäudeklasse', /\bgebaeudeklasse\b/),
  clear('2201', 'Brutto-Rauminhalt', /\bumbaute[rn]? raum(s|es)?\b|\bbrutto ?rauminhalt(s|es)?\b|\bbri\b|\bkubatur\b/),
  clear('2202', 'Nutzungsfläche', /\b(nutzungs|nutz)flaechen?(berechnung|aufstellung)?\b/),
  clear('2203', 'Verkaufsfläche', /\bverkaufsflaechen?(berechnung)?\b/),
  clear('2204', 'Wohnfläche', /\bwohnflaechen?(berechnung|aufstellung)?\b|\bwoflv\b/),
  clear('2301', 'Stellplatznachweis', /\b(kfz )?stellplatz(nachweis|berechnung)\b/),
  clear('2302', 'Fahrradstellplätze', /\bfahrrad ?(stell|abstell)(platz|plaetze)(nachweis|berechnung)?\b/),
  clear('2401', 'Konzept zur Barrierefreiheit', /\bbarrierefrei(heits|es)? ?konzept\b|\bkonzept( zur)? barrierefreiheit\b/),
  clear('2404', 'Barrierefreiheit', /\b(nachweis( der)? )?barrierefreiheit(snachweis)?\b/),
  clear('2501', 'Erhebungsbogen Baustatistik', /\b(statistischer )?erhebungsbogen\b|\b(hoch)?baustatistik\b|\bstatistikbogen\b/),
  clear('2502', 'Abgangsbogen Baustatistik', /\b(bau)?abgangsbogen\b|\bbauabgang\b/),
  clear('2601', 'Rohbaukosten', /\b(berechnung der )?rohbaukosten\b|\brohbausumme\b/),
  clear('2602', 'Herstellungskosten', /\bherstellungskosten\b/),
  vague('2602', 'Kostenberechnung', /\bkosten(berechnung|schaetzung|ermittlung)\b|\bbaukosten\b/),
  clear('2701', 'Brandschutznachweis', /\bbrandschutz ?nachweis\b|\bnachweis( des)? brandschutz(es)?\b/),
  vague('2701', 'Brandschutz', /\bbrandschutz(plan|plaene)?\b/),
  clear('2702', 'Bescheinigung zum Brandschutz', /\bbescheinigung.*\bbrandschutz\w*\b/),
  clear('2705', 'Brandschutzkonzept', /\bbrandschutz ?konzept\b/),
  clear('2713', 'Feuerwehrplan', /\bfeuerwehr(plan|plaene)\b/),
  clear(
    '2801',
    'Standsicherheitsnachweis',
    /\bstatik\b|\bstandsicherheit(s ?nachweis)?\b|\bnachweis( der)? standsicherheit\b|\bstatische berechnung\b|\btragwerks(planung|nachweis)\b/,
  ),
  clear('2802', 'Bescheinigung zur Standsicherheit', /\bbescheinigung.*\b(statik|standsicherheit\w*)\b/),
  clear('2810', 'Kriterienkatalog', /\b(erklaerung )?kriterienkatalog\b|\berklaerung( des)? tragwerks?planers?\b/),
  clear('2804', 'Schallschutznachweis', /\bschallschutz ?(nachweis)?\b|\bschall(?= (und )?waermeschutz)/),
  clear(
    '2805',
    'Wärmeschutznachweis',
    /\bwaermeschutz ?(nachweis)?\b|\bwaerme(?= (und )?schallschutz)|\bgeg( nachweis| berechnung)?\b|\bnachweis( nach)? geg\b|\benev( nachweis)?\b/,
  ),
  vague('2805', 'Energieausweis', /\benergie(ausweis|nachweis)\b/),
  clear('2816', 'Positionsplan', /\bpositions(plan|plaene)\b/),
  clear('2821', 'Bewehrungsplan', /\b(bewehrungs|schal)(plan|plaene)\b|\bschal und bewehrungs(plan|plaene)\b/),
  clear('2831', 'Baugrundgutachten', /\bbaugrund(gutachten|untersuchung)\b|\bgeotechnische[rs]? (bericht|gutachten)\b/),
  clear(
    '2840',
    'Prüfbericht',
    /\bpruefbericht\b(.*\b(statik|standsicherheit\w*|brandschutz\w*)\b)?|\b(statik|standsicherheit\w*)\b.*\bpruefbericht\b/,
  ),
  clear('2901', 'Artenschutz', /\bartenschutz(gutachten|bericht|pruefung|fachbeitrag)?\b/),
  clear('2902', 'Baumschutz', /\bbaum(schutz|bestands)(plan)?\b/),
  clear('2903', 'Versickerung', /\b(versickerungs|sicker)(gutachten|nachweis)\b|\bsickerfaehigkeit\b/),
  clear(
    '2904',
    'Immissionsgutachten',
    /\b(immissions|laerm|schall|geruchs)(schutz)?(gutachten|prognose)\b|\bschalltechnische[rs]? (gutachten|untersuchung)\b/,
  ),
  clear('2905', 'Verkehrsgutachten', /\bverkehrsgutachten\b/),
  clear('2906', 'Lüftungsgesuch', /\blueftungsgesuch\b/),
  clear('2907', 'Abfallkonzept', /\babfallkonzept\b/),
  clear('2908', 'Bodengutachten', /\bbodengutachten\b/),
  clear('2909', 'Landschaftspflegerischer Begleitplan', /\blandschaftspflegerischer begleitplan\b|\blbp\b/),
  clear('2913', 'Baudenkmal', /\b(bau)?denkmal(schutz|pflege)?\w*\b/),
  clear('2919', 'Photovoltaikpflicht', /\bphotovoltaik(pflicht|nachweis)\b/),
  clear('3102', 'Lageplan mit Baulast', /\blageplan( zur| mit| der)?( eintragung der)? baulast(en)?\b|\bbaulast(en)?(lage)?plan\b/),
  vague('3100', 'Baulast', /\bbaulast(en|erklaerung|blatt)?\b/),
  clear('3700', 'Fotos', /\b(foto|lichtbild)(s|er|dokumentation|montagen?)?\b/),
  vague('3700', 'Bild einer Kamera', /^(img|dsc[nf]?|pxl) \d+/),
  vague('3801', 'Elektroinstallation', /\belektro(plan|plaene|installation)?\b/),
  vague('3802', 'Lüftung', /\blueftung(splan|sanlage)?\b/),
];

/** Such a document speaks about another one: the words in its name do not say what it is itself. */
export const ABOUT_OTHERS =
  /\b(rechnung|angebot|auftrag|honorar|vertrag|mail|email|brief|anschreiben|begleitschreiben|protokoll|notiz|vermerk|checkliste|liste|planliste|verzeichnis|inhaltsverzeichnis|deckblatt|muster|vorlage|merkblatt|anfrage|antwort|nachforderung|stellungnahme|bescheid|legende|info|hinweise)\b|(rechnung|angebot|verzeichnis|liste)\b(?<!berechnung)/;

/** Words beside a vague one that change nothing: numbers, letters of an index, paper sizes, states of a drawing. */
export const NEUTRAL =
  /^(\d+|[a-z]|a[0-4]|v\d*|m|plan|plaene|blatt|bl|nr|index|ind|rev|stand|final|neu|haus|efh|mfh|dhh|whg|neubau|anbau|umbau|bauantrag|genehmigungsplanung|gp|bv|pdf|scan|und)$/;
