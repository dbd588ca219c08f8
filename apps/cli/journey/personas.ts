import type { Role } from '@bauraum/kernel';
import type { Persona, PersonaGroup } from '../../sandbox/options';
import { MAIN, MAIN_NAME as NWM, NORTH, NORTH_NAME, SECOND, SECOND_NAME as LUP, SOUTH, SOUTH_NAME } from './demo.data';

export { MAIN, NORTH, SECOND, SOUTH };

export interface Membership {
  readonly authority: string;
  readonly scope: 'authority' | 'body';
  /** Slug of the authority, or id of the body in it. */
  readonly scopeId: string;
  readonly role: Role;
}

/** Somebody of the demo, with what they are a member of before the first case. */
export interface DemoPersona extends Persona {
  readonly memberships: readonly Membership[];
}

type Line = readonly [sub: string, givenName: string, familyName: string, description: string];

function persona(group: PersonaGroup, [sub, givenName, familyName, description]: Line, memberships: readonly Membership[]): DemoPersona {
  return {
    sub,
    name: `${givenName} ${familyName}`,
    givenName,
    familyName,
    email: `${sub}@example.org`,
    group,
    description,
    memberships,
  };
}

const applicant = (...line: Line): DemoPersona => persona('applicants', line, []);

const office =
  (authority: string) =>
  (role: Role, ...line: Line): DemoPersona =>
    persona('authority', line, [{ authority, scope: 'authority', scopeId: authority, role }]);

const body =
  (authority: string) =>
  (scopeId: string, ...line: Line): DemoPersona =>
    persona('bodies', line, [{ authority, scope: 'body', scopeId, role: 'body-member' }]);

const mainOffice = office(MAIN);
const secondOffice = office(SECOND);
const mainBody = body(MAIN);
const secondBody = body(SECOND);
const northOffice = office(NORTH);
const southOffice = office(SOUTH);
const southBody = body(SOUTH);

/** Everybody one can log in as in demo and tests. All of them are invented. */
export const PERSONAS: readonly DemoPersona[] = [
  applicant('anna.berger', 'Anna', 'Berger', 'Bauherrin in Grevesmühlen'),
  applicant('jonas.weiss', 'Jonas', 'Weiß', 'Entwurfsverfasser, Architekt'),
  applicant('tom.haas', 'Tom', 'Haas', 'Bauherr in Ludwigslust'),
  applicant('lena.otto', 'Lena', 'Otto', 'Bauherrin ohne eigenen Antrag'),
  mainOffice('clerk', 'petra.lange', 'Petra', 'Lange', `Formelle Prüfung, ${NWM}`),
  mainOffice('officer', 'matthias.krueger', 'Matthias', 'Krüger', `Sachbearbeitung, ${NWM}`),
  mainOffice('head', 'dr.sabine.holm', 'Dr. Sabine', 'Holm', `Leitung der Bauaufsicht, ${NWM}`),
  mainOffice('administrator', 'admin.nwm', 'Katrin', 'Voss', `Verwaltung der Anwendung, ${NWM}`),
  secondOffice('clerk', 'clerk.lup', 'Silke', 'Brandt', `Formelle Prüfung, ${LUP}`),
  secondOffice('officer', 'officer.lup', 'Jens', 'Köster', `Sachbearbeitung, ${LUP}`),
  secondOffice('head', 'head.lup', 'Dr. Anke', 'Reimer', `Leitung der Bauaufsicht, ${LUP}`),
  secondOffice('administrator', 'admin.lup', 'Ralf', 'Sommer', `Verwaltung der Anwendung, ${LUP}`),
  mainBody('environment', 'natur.nwm', 'Ulrike', 'Behrens', `Untere Naturschutzbehörde, ${NWM}`),
  mainBody('road-traffic', 'verkehr.nwm', 'Dirk', 'Wulff', `Straßenverkehrsbehörde, ${NWM}`),
  mainBody('monument', 'denkmal.nwm', 'Henrike', 'Paulsen', `Untere Denkmalschutzbehörde, ${NWM}`),
  mainBody('immission', 'immission.nwm', 'Olaf', 'Timm', `Untere Immissionsschutzbehörde, ${NWM}`),
  mainBody('municipality', 'stadt.grevesmuehlen', 'Birgit', 'Möller', 'Bauamt der Stadt Grevesmühlen'),
  secondBody('nature-water-soil', 'natur.lup', 'Maren', 'Thiel', `Natur, Wasser und Boden, ${LUP}`),
  secondBody('roads', 'verkehr.lup', 'Frank', 'Jahnke', `Straßenverkehr, ${LUP}`),
  secondBody('fire-protection', 'brandschutz.lup', 'Nils', 'Petersen', `Brandschutzdienststelle, ${LUP}`),
  secondBody('town', 'stadt.ludwigslust', 'Gudrun', 'Ahlers', 'Bauamt der Stadt Ludwigslust'),
  northOffice('clerk', 'clerk.nord', 'Imke', 'Janßen', `Formelle Prüfung, ${NORTH_NAME}`),
  northOffice('officer', 'officer.nord', 'Tjark', 'Oltmanns', `Sachbearbeitung, ${NORTH_NAME}`),
  northOffice('head', 'head.nord', 'Wiebke', 'Harms', `Leitung der Bauaufsicht, ${NORTH_NAME}`),
  northOffice('administrator', 'admin.nord', 'Enno', 'Meiners', `Verwaltung der Anwendung, ${NORTH_NAME}`),
  southOffice('clerk', 'clerk.sued', 'Simone', 'Häberle', `Formelle Prüfung, ${SOUTH_NAME}`),
  southOffice('officer', 'officer.sued', 'Markus', 'Schäufele', `Sachbearbeitung, ${SOUTH_NAME}`),
  southOffice('head', 'head.sued', 'Dr. Ulrike', 'Maier', `Leitung des Baurechtsamts, ${SOUTH_NAME}`),
  southOffice('administrator', 'admin.sued', 'Bernd', 'Vogt', `Verwaltung der Anwendung, ${SOUTH_NAME}`),
  southBody('pfedelbach', 'gemeinde.pfedelbach', 'Elke', 'Strohm', 'Bauamt der Gemeinde Pfedelbach'),
];

/**
 * The persona with a subject.
 *
 * @throws Error when there is none.
 * @example personaOf('anna.berger').name // 'Anna Berger'
 */
export function personaOf(sub: string): DemoPersona {
  const found = PERSONAS.find((candidate) => candidate.sub === sub);
  if (!found) throw new Error(`no persona ${sub}`);
  return found;
}
