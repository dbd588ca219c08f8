/** `VERIFY.md` of every package: how anybody checks it with tools of their own. */
export const VERIFY_TEXT = `# Prüfen ohne Bauraum / Checking without Bauraum

## Deutsch

Dieses Paket enthält einen Vorgang mit seinem ganzen Journal, seiner E-Akte und seinen Dokumenten. Ob etwas verändert, entfernt oder
umgestellt wurde, können Sie selbst prüfen. Sie brauchen dazu weder uns noch eine Datenbank.

1. **Schlüssel.** \`manifest.json\` nennt unter \`publicKey\` den öffentlichen Schlüssel der Behörde (Ed25519). Seine Kennung \`keyId\` sind die
   ersten 16 Hexadezimalziffern des SHA-256 über den Schlüssel (SPKI, DER). Vergleichen Sie die Kennung mit der, die die Behörde
   veröffentlicht. Ohne diesen Vergleich ist nur bewiesen, dass seit der Unterschrift nichts verändert wurde, nicht aber, wer unterschrieben hat.
2. **Unterschrift.** \`manifest.sig\` ist die Ed25519-Signatur (64 Bytes) über genau die Bytes von \`manifest.json\`.
3. **Dateien.** \`files\` nennt jede Datei außer \`manifest.json\` und \`manifest.sig\` mit SHA-256 und Größe. Keine darf fehlen, keine hinzukommen.
4. **Journal.** Jede Zeile von \`journal.jsonl\` ist ein Eintrag. Ihr \`hash\` ist der SHA-256 über das kanonische JSON (RFC 8785) aller anderen
   Felder. \`seq\` zählt lückenlos ab 1, \`previousHash\` ist der \`hash\` des Eintrags davor (beim ersten leer). Der letzte Eintrag ist \`head\`.
5. **Dokumente.** Die Einträge DOCUMENT_ADDED, DOCUMENT_FILED und SUBMIT nennen den SHA-256 jedes Dokuments. \`documents\` im Manifest sagt,
   wo es liegt. Was im Entwurf zurückgenommen wurde, steht unter \`notIncluded\`; dazu gehört ein Eintrag DOCUMENT_WITHDRAWN.
6. **Antrag.** Der SHA-256 von \`application-snapshot.json\` ist \`snapshotHash\` des Eintrags SUBMIT, der von \`application-snapshot-2.json\` (und
   weiteren) der eines Eintrags SUBMIT_SUPPLEMENTS. \`correction.basedOn\` nennt die Fassung davor, \`correction.changes\` jede geänderte Angabe.
7. **Freizeichnungen.** Jede unter \`signOffs\` im Antrag nennt unter \`parts\`, was freigegeben wurde: den SHA-256 des kanonischen JSON eines
   Abschnitts von \`application\` (fehlt er, von \`{}\`) oder den SHA-256 eines Dokuments. Ihr \`hash\` ist der SHA-256 des kanonischen JSON von
   \`{parts, rule, text}\` und steht im Eintrag SIGNED_OFF derselben Person zur selben Zeit.
8. **Tageswurzeln.** \`roots.json\` beweist für vergangene Tage, dass das Journal an deren Ende schon so war. Blatt:
   \`SHA-256(0x00 || ["<caseId>",<seq>,"<hash>"])\`. Knoten: \`SHA-256(0x01 || links || rechts)\`. Der Weg vom Blatt (\`index\`, \`proof\`) zur
   Wurzel des Baums mit \`cases\` Blättern steht in RFC 9162, Abschnitt 2.1.3.2. Tageswurzel: \`root = SHA-256(0x02 || previousRoot || Baumwurzel)\`.
   Ihre Signatur (Base64) gilt dem kanonischen JSON von \`{cases, day, format: "bauraum-daily-root/1", keyId, previousRoot, root, signedAt,
   tenant}\`. Ein Tag wird unterschrieben, wenn er vorbei ist.

## English

This package holds one case with its whole journal, its e-file and its documents. You can check for yourself that nothing was altered,
removed or reordered. You need neither us nor a database.

1. **Key.** \`publicKey\` in \`manifest.json\` is the authority's public key (Ed25519). Its name \`keyId\` is the first 16 hexadecimal digits of the
   SHA-256 of the key (SPKI, DER). Compare it with the one that the authority publishes. Without that you know only that nothing was
   changed since somebody signed, not who signed.
2. **Signature.** \`manifest.sig\` is the Ed25519 signature (64 bytes) of exactly the bytes of \`manifest.json\`.
3. **Files.** \`files\` lists every file but \`manifest.json\` and \`manifest.sig\` with SHA-256 and size. None may be missing, none may be added.
4. **Journal.** Each line of \`journal.jsonl\` is an entry. Its \`hash\` is the SHA-256 of the canonical JSON (RFC 8785) of all its other fields.
   \`seq\` counts from 1 without a gap, \`previousHash\` is the \`hash\` of the entry before (empty for the first). The last entry is \`head\`.
5. **Documents.** The entries DOCUMENT_ADDED, DOCUMENT_FILED and SUBMIT name the SHA-256 of each document; \`documents\` in the manifest says
   where it lies. What was taken back in the draft stands under \`notIncluded\`, with an entry DOCUMENT_WITHDRAWN.
6. **Application.** The SHA-256 of \`application-snapshot.json\` is \`snapshotHash\` of the entry SUBMIT, that of \`application-snapshot-2.json\` (and
   further ones) of an entry SUBMIT_SUPPLEMENTS. \`correction.basedOn\` names the version before, \`correction.changes\` each answer that changed.
7. **Sign-offs.** Each one below \`signOffs\` in the application names in \`parts\` what was released: the SHA-256 of the canonical JSON of a
   section of \`application\` (of \`{}\` where there is none), or the SHA-256 of a document. Its \`hash\` is the SHA-256 of the canonical JSON of
   \`{parts, rule, text}\` and stands in the entry SIGNED_OFF of the same person at the same time.
8. **Daily roots.** \`roots.json\` proves for past days that the journal was already so at their end. Leaf:
   \`SHA-256(0x00 || ["<caseId>",<seq>,"<hash>"])\`. Node: \`SHA-256(0x01 || left || right)\`. The way from the leaf (\`index\`, \`proof\`) to the root
   of the tree with \`cases\` leaves is in RFC 9162, section 2.1.3.2. Daily root: \`root = SHA-256(0x02 || previousRoot || tree root)\`. Its
   signature (Base64) covers the canonical JSON of \`{cases, day, format: "bauraum-daily-root/1", keyId, previousRoot, root, signedAt, tenant}\`.
   A day is signed when it is over.

## Befehle / Commands

Schlüssel und Unterschrift (OpenSSL 3, jq) / key and signature:

    jq -j .publicKey manifest.json > key.pem
    openssl pkey -pubin -in key.pem -outform DER | sha256sum | cut -c1-16
    openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in manifest.json -sigfile manifest.sig

Dateien, Journal, Dokumente (Python 3) / files, journal, documents:

    import hashlib, json
    manifest = json.load(open("manifest.json", encoding="utf-8"))
    for f in manifest["files"]:
        assert hashlib.sha256(open(f["path"], "rb").read()).hexdigest() == f["sha256"], f["path"]
    previous, seq = "", 0
    for line in open("journal.jsonl", encoding="utf-8", newline="\\n"):
        entry = json.loads(line)
        claimed, seq = entry.pop("hash"), seq + 1
        # RFC 8785 for texts, whole numbers and ASCII names, which is all that the journal holds
        text = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert hashlib.sha256(text.encode()).hexdigest() == claimed, seq
        assert entry["seq"] == seq and entry["previousHash"] == previous, seq
        previous = claimed
    assert manifest["head"] == {"seq": seq, "hash": previous}
    print("ok:", seq, "entries,", len(manifest["files"]), "files")
`;
