import type { AuthorityPack } from '@bauraum/workflows';

/** What no command can do for a new authority, in German. */
export function leftToDo(pack: AuthorityPack, unverified: number): readonly string[] {
  return [
    unverified === 0
      ? 'Die Werte des Landes bestätigen lassen; im Pack der Behörde ist keiner offen (npm run cli -- pack list).'
      : `${unverified} Werte im Pack der Behörde hat noch niemand bestätigt (npm run cli -- pack check <Ordner> --warnings).`,
    'Eine Juristin oder ein Jurist des Landes bestätigt Fristen, Gebühren und Texte, bevor der erste echte Antrag eingeht.',
    `Zugänge für Prüfung, Sachbearbeitung, Leitung und ${pack.bodies.length} Stellen (npm run cli -- authority invite ${pack.slug} --role officer).`,
    'Eintrag im DVDV, damit Portale und Stellen die Behörde über XBau erreichen.',
    'Mandat beim Zahlungsdienst (XBezahldienste) mit der Bankverbindung der Kasse.',
    'Schlüssel für das Siegel: SEAL_KEY ist gesetzt, gesichert und nur dem Betrieb bekannt.',
    'Anbindung an BundID oder Unternehmenskonto für Antragstellende, an den Anmeldedienst des Hauses für das Amt.',
    'Mailserver und Absenderadresse; bis dahin bleiben Mails in der Datenbank.',
    ...(pack.sandbox ? ['Das Pack ist eine Testbehörde („sandbox“): Bescheide haben keine Rechtswirkung, bis dort false steht.'] : []),
  ];
}
