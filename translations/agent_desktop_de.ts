<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActionCard</name>
    <message>
        <source>{rank} of {total}</source>
        <translation>{rank} von {total}</translation>
    </message>
    <message>
        <source>{answer} for {title}</source>
        <translation>{answer} zu {title}</translation>
    </message>
    <message>
        <source>key {number}</source>
        <translation>Taste {number}</translation>
    </message>
    <message>
        <source>Why this</source>
        <translation>Warum das</translation>
    </message>
    <message>
        <source>Why this: {title}</source>
        <translation>Warum das: {title}</translation>
    </message>
    <message>
        <source>Open the page {address} for {title}</source>
        <translation>Die Seite {address} zu {title} öffnen</translation>
    </message>
    <message>
        <source>{label} ({answer})</source>
        <comment>a response&apos;s label, and its kind</comment>
        <translation>{label} ({answer})</translation>
    </message>
    <message>
        <source>Then: {title}</source>
        <translation>Danach: {title}</translation>
    </message>
    <message>
        <source>Talk track</source>
        <translation>Leitfaden</translation>
    </message>
    <message>
        <source>Show the talk track of {title}</source>
        <translation>Gesprächsleitfaden zu {title} zeigen</translation>
    </message>
    <message>
        <source>Hide the talk track of {title}</source>
        <translation>Gesprächsleitfaden zu {title} ausblenden</translation>
    </message>
    <message>
        <source>Open {title}</source>
        <translation>{title} öffnen</translation>
    </message>
    <message>
        <source>Must be said</source>
        <translation>Muss gesagt werden</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Service first</source>
        <translation>Erst helfen, dann anbieten</translation>
    </message>
</context>
<context>
    <name>ActionColumn</name>
    <message>
        <source>New order</source>
        <translation>Neue Reihenfolge</translation>
    </message>
    <message>
        <source>Next best conversation</source>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <source>After {answer}, {time}</source>
        <translation>Nach {answer}, {time}</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts zurückzunehmen</translation>
    </message>
    <message>
        <source>No call yet</source>
        <translation>Noch kein Anruf</translation>
    </message>
    <message>
        <source>Responses open on connect</source>
        <translation>Antworten ab Verbindung</translation>
    </message>
    <message>
        <source>Responses open with the first suggestion</source>
        <translation>Antworten ab der ersten Empfehlung</translation>
    </message>
    <message>
        <source>No response on this call yet</source>
        <translation>In diesem Gespräch noch keine Antwort</translation>
    </message>
    <message>
        <source>Each one can be undone</source>
        <translation>Jede lässt sich zurücknehmen</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Preview. Responses open when the call connects.</source>
        <translation>Vorschau. Antworten ab Verbindung möglich.</translation>
    </message>
</context>
<context>
    <name>Answered</name>
    <message>
        <source>Undo {answer} for {title}</source>
        <translation>{answer} zu {title} zurücknehmen</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>being saved</source>
        <translation>wird gesichert</translation>
    </message>
    <message>
        <source>saved on this device, waiting to sync</source>
        <translation>auf diesem Gerät gesichert, wartet auf Übertragung</translation>
    </message>
    <message>
        <source>synced</source>
        <translation>übertragen</translation>
    </message>
    <message>
        <source>Answered on this call</source>
        <translation>In diesem Gespräch beantwortet</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>another call</source>
        <translation>ein anderer Anruf</translation>
    </message>
    <message>
        <source>Another call rings: {who}</source>
        <translation>Ein weiterer Anruf klingelt: {who}</translation>
    </message>
    <message>
        <source>Another call waits: {who}</source>
        <translation>Ein weiterer Anruf wartet: {who}</translation>
    </message>
    <message>
        <source>Show this call</source>
        <translation>Diesen Anruf zeigen</translation>
    </message>
    <message>
        <source>Show this call; the one on the screen waits</source>
        <translation>Diesen Anruf zeigen; der auf dem Bildschirm wartet</translation>
    </message>
    <message>
        <source>Dismiss this notice</source>
        <translation>Hinweis ausblenden</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Caller</name>
    <message>
        <source>The number was only claimed, nobody checked it</source>
        <translation>Die Nummer wurde nur angegeben, niemand hat sie geprüft</translation>
    </message>
    <message>
        <source>Lives in a household with others on record</source>
        <translation>Lebt mit anderen Erfassten in einem Haushalt</translation>
    </message>
    <message>
        <source>Last seen on {day}</source>
        <translation>Zuletzt gesehen am {day}</translation>
    </message>
    <message>
        <source>No name on record</source>
        <translation>Kein Name hinterlegt</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verifiziert</translation>
    </message>
    <message>
        <source>Chosen by you</source>
        <translation>Von Ihnen gewählt</translation>
    </message>
    <message>
        <source>Customer since {day}</source>
        <translation>Kunde seit {day}</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Not allowed since {day}</source>
        <translation>Nicht erlaubt seit {day}</translation>
    </message>
</context>
<context>
    <name>CallerHeader</name>
    <message>
        <source>likely</source>
        <translation>wahrscheinlich</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>End call</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{label}, end this contact, Ctrl Enter</source>
        <translation>{label}, diesen Kontakt beenden, Strg Eingabe</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verifiziert</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verifizieren</translation>
    </message>
    <message>
        <source>Caller is verified, key V</source>
        <translation>Anrufer ist verifiziert, Taste V</translation>
    </message>
    <message>
        <source>Mark the caller as verified, key V</source>
        <translation>Anrufer als verifiziert markieren, Taste V</translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation>Jemand anderes</translation>
    </message>
    <message>
        <source>Someone else is on the line: hide everything, key X</source>
        <translation>Jemand anderes ist am Apparat: alles ausblenden, Taste X</translation>
    </message>
    <message>
        <source>Inbound</source>
        <translation>Eingehend</translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation>Ausgehend</translation>
    </message>
    <message>
        <source>waited {time}</source>
        <translation>wartete {time}</translation>
    </message>
    <message>
        <source>Ready for the next call</source>
        <translation>Bereit für den nächsten Anruf</translation>
    </message>
    <message>
        <source>Unknown caller</source>
        <translation>Unbekannter Anrufer</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>Nummer unterdrückt</translation>
    </message>
    <message>
        <source>Someone else is on the line</source>
        <translation>Jemand anderes ist am Apparat</translation>
    </message>
    <message>
        <source>Incoming call</source>
        <translation>Eingehender Anruf</translation>
    </message>
    <message>
        <source>Looking for the caller</source>
        <translation>Anrufer wird gesucht</translation>
    </message>
    <message>
        <source>The caller did not load</source>
        <translation>Der Anrufer wurde nicht geladen</translation>
    </message>
    <message>
        <source>Name not known</source>
        <translation>Name nicht bekannt</translation>
    </message>
    <message>
        <source>The caller appears here by itself</source>
        <translation>Der Anrufer erscheint hier von selbst</translation>
    </message>
    <message>
        <source>The caller hides the number</source>
        <translation>Der Anrufer zeigt seine Nummer nicht</translation>
    </message>
    <message>
        <source>Nothing of the customer is shown</source>
        <translation>Vom Kunden ist nichts zu sehen</translation>
    </message>
    <message numerus="yes">
        <source>%n people share this number</source>
        <translation>
            <numerusform>%n Person hat diese Nummer</numerusform>
            <numerusform>%n Personen teilen diese Nummer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Calm</name>
    <message>
        <source>Number to call</source>
        <translation>Anzurufende Nummer</translation>
    </message>
    <message>
        <source>Incoming call</source>
        <translation>Eingehender Anruf</translation>
    </message>
    <message>
        <source>The journey opens when you answer.</source>
        <translation>Der Verlauf öffnet sich, wenn Sie annehmen.</translation>
    </message>
    <message>
        <source>The journey did not load</source>
        <translation>Der Verlauf wurde nicht geladen</translation>
    </message>
    <message>
        <source>The call is not affected, and nothing was lost.</source>
        <translation>Das Gespräch ist nicht betroffen, und nichts ging verloren.</translation>
    </message>
    <message>
        <source>Between calls</source>
        <translation>Zwischen zwei Anrufen</translation>
    </message>
    <message>
        <source>A number to call can be prepared before it is dialled.</source>
        <translation>Eine Nummer lässt sich vorbereiten, bevor gewählt wird.</translation>
    </message>
    <message>
        <source>No profile on this call</source>
        <translation>Kein Profil in diesem Gespräch</translation>
    </message>
    <message>
        <source>Nothing about the caller is known or stored.</source>
        <translation>Über den Anrufer ist nichts bekannt und wird nichts gespeichert.</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <source>Customer raises something else</source>
        <translation>Kunde spricht etwas anderes an</translation>
    </message>
    <message>
        <source>Next best conversation</source>
        <translation>Als Nächstes</translation>
    </message>
    <message numerus="yes">
        <source>%n more suggestion(s)</source>
        <translation>
            <numerusform>%n weitere Empfehlung</numerusform>
            <numerusform>%n weitere Empfehlungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n suggestions</source>
        <translation>
            <numerusform>Alle %n Empfehlungen zeigen</numerusform>
            <numerusform>Alle %n Empfehlungen zeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the first %n only</source>
        <translation>
            <numerusform>Nur die erste zeigen</numerusform>
            <numerusform>Nur die ersten %n zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoosePin</name>
    <message>
        <source>PIN until now</source>
        <translation>Bisherige PIN</translation>
    </message>
    <message>
        <source>New PIN or phrase</source>
        <translation>Neue PIN oder Wortfolge</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Dieselbe noch einmal</translation>
    </message>
    <message>
        <source>4 to 12 digits, or a longer phrase</source>
        <translation>4 bis 12 Ziffern oder eine längere Wortfolge</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>PIN ändern</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>PIN wählen</translation>
    </message>
    <message>
        <source>Keeping it…</source>
        <translation>Wird gesichert …</translation>
    </message>
    <message>
        <source>Use this PIN</source>
        <translation>Diese PIN verwenden</translation>
    </message>
    <message>
        <source>It opens this window again after it has locked, and the customers kept on this computer. Nobody can read it out again: if you forget it, you sign in anew and the customers are fetched from the hub once more. Your responses are not affected.</source>
        <translation>Sie öffnet dieses Fenster nach einer Sperre wieder und die Kunden, die auf diesem Rechner liegen. Niemand kann sie auslesen: Vergessen Sie sie, melden Sie sich neu an, und die Kunden werden noch einmal vom Hub geholt. Ihre Antworten sind nicht betroffen.</translation>
    </message>
    <message>
        <source>Type the PIN that you have used until now.</source>
        <translation>Geben Sie die PIN ein, die Sie bisher verwendet haben.</translation>
    </message>
    <message>
        <source>The two are not the same. Type the new PIN once more.</source>
        <translation>Die beiden stimmen nicht überein. Geben Sie die neue PIN noch einmal ein.</translation>
    </message>
    <message>
        <source>It could not be kept. Try again.</source>
        <translation>Sie ließ sich nicht sichern. Versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>This is {name}</source>
        <translation>Das ist {name}</translation>
    </message>
    <message>
        <source>This is {name}, key {number}</source>
        <translation>Das ist {name}, Taste {number}</translation>
    </message>
    <message>
        <source>Why this person</source>
        <translation>Warum diese Person</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Who is calling?</source>
        <translation>Wer ruft an?</translation>
    </message>
    <message>
        <source>Ask for the first name, then choose. Nothing is logged and no suggestion is shown until you do.</source>
        <translation>Fragen Sie nach dem Vornamen und wählen Sie dann. Vorher wird nichts erfasst und nichts empfohlen.</translation>
    </message>
    <message>
        <source>Someone else, search by name</source>
        <translation>Jemand anderes, nach Namen suchen</translation>
    </message>
    <message>
        <source>Go on without a profile</source>
        <translation>Ohne Profil weiter</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Call as %1</source>
        <translation>Als %1 anrufen</translation>
    </message>
    <message>
        <source>Call</source>
        <comment>a button: let this person call</comment>
        <translation>Anrufen</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>Nummer unterdrückt</translation>
    </message>
    <message>
        <source>Simulated calls – Agent Desktop demo</source>
        <translation>Simulierte Anrufe – Agent Desktop Demo</translation>
    </message>
    <message>
        <source>Another number</source>
        <translation>Andere Nummer</translation>
    </message>
    <message>
        <source>Number that calls</source>
        <translation>Nummer, die anruft</translation>
    </message>
    <message>
        <source>Withheld number</source>
        <translation>Unterdrückte Nummer</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Auflegen</translation>
    </message>
    <message>
        <source>Says no on the web</source>
        <translation>Sagt Nein im Web</translation>
    </message>
    <message>
        <source>Let the hub learn</source>
        <translation>Hub lernen lassen</translation>
    </message>
    <message>
        <source>Stop the hub</source>
        <translation>Hub anhalten</translation>
    </message>
    <message>
        <source>Start the hub</source>
        <translation>Hub starten</translation>
    </message>
    <message>
        <source>Type a number first, such as +44 20 7946 0018.</source>
        <translation>Geben Sie erst eine Nummer ein, etwa +44 20 7946 0018.</translation>
    </message>
    <message>
        <source>Simulated calls</source>
        <translation>Simulierte Anrufe</translation>
    </message>
    <message>
        <source>hub stopped</source>
        <translation>Hub angehalten</translation>
    </message>
    <message>
        <source>on a call</source>
        <translation>im Gespräch</translation>
    </message>
    <message>
        <source>no call</source>
        <translation>kein Anruf</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>It could not be saved on this device.</source>
        <translation>Es konnte auf diesem Gerät nicht gesichert werden.</translation>
    </message>
</context>
<context>
    <name>DockTabs</name>
    <message>
        <source>Next best</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgestellt</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Someone else on the line</source>
        <translation>Jemand anderes am Apparat</translation>
    </message>
    <message>
        <source>Caller verified</source>
        <translation>Anrufer geprüft</translation>
    </message>
    <message>
        <source>Number confirmed</source>
        <translation>Nummer bestätigt</translation>
    </message>
    <message>
        <source>Suggestions shown</source>
        <translation>Gezeigte Empfehlungen</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Identifies this customer</source>
        <translation>Kennzeichnet diesen Kunden</translation>
    </message>
    <message>
        <source>No reason on record</source>
        <translation>Kein Grund hinterlegt</translation>
    </message>
    <message>
        <source>{reason}, not checked</source>
        <translation>{reason}, nicht geprüft</translation>
    </message>
    <message>
        <source>On the line before the restart</source>
        <translation>Vor dem Neustart am Apparat</translation>
    </message>
    <message>
        <source>Maybe: only the last digits are the same</source>
        <translation>Vielleicht: nur die letzten Ziffern sind gleich</translation>
    </message>
    <message>
        <source>Maybe: the number may be written in another way</source>
        <translation>Vielleicht: die Nummer kann anders geschrieben sein</translation>
    </message>
    <message>
        <source>The number is in the records</source>
        <translation>Die Nummer ist hinterlegt</translation>
    </message>
    <message>
        <source>Number in the profile</source>
        <translation>Nummer steht im Profil</translation>
    </message>
    <message>
        <source>Number confirmed on 1 call</source>
        <translation>Nummer in 1 Gespräch bestätigt</translation>
    </message>
    <message>
        <source>Number confirmed on {times} calls</source>
        <translation>Nummer in {times} Gesprächen bestätigt</translation>
    </message>
    <message>
        <source>Confirmed by an agent</source>
        <translation>Von einem Agenten bestätigt</translation>
    </message>
    <message>
        <source>Confirmed by agents {times} times</source>
        <translation>{times}-mal von Agenten bestätigt</translation>
    </message>
    <message>
        <source>Signed in there, last on {day}</source>
        <translation>Dort angemeldet, zuletzt am {day}</translation>
    </message>
    <message>
        <source>From the profile</source>
        <translation>Aus dem Profil</translation>
    </message>
    <message>
        <source>Linked by the company&apos;s systems</source>
        <translation>Von den Systemen des Unternehmens verknüpft</translation>
    </message>
    <message>
        <source>Came together with other details</source>
        <translation>Kam zusammen mit anderen Angaben</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Lead qualification</source>
        <translation>Qualifizierung</translation>
    </message>
    <message>
        <source>{met} of {all}</source>
        <translation>{met} von {all}</translation>
    </message>
    <message>
        <source>Best way to reach</source>
        <translation>Am besten erreichbar</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Show all {count}</source>
        <translation>Alle {count} zeigen</translation>
    </message>
    <message>
        <source>Linked identities</source>
        <translation>Verknüpfte Identitäten</translation>
    </message>
    <message>
        <source>Consent and contact policy</source>
        <translation>Einwilligung und Kontaktregeln</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Haushalt</translation>
    </message>
    <message>
        <source>Likely this person. Details are masked until the caller is verified.</source>
        <translation>Wahrscheinlich diese Person. Angaben bleiben verdeckt, bis der Anrufer verifiziert ist.</translation>
    </message>
    <message>
        <source>Shown after the choice</source>
        <translation>Nach der Auswahl zu sehen</translation>
    </message>
    <message>
        <source>Shown when the call is answered</source>
        <translation>Zu sehen, wenn angenommen wurde</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Ausgeblendet</translation>
    </message>
    <message>
        <source>Shown with the call</source>
        <translation>Mit dem Anruf zu sehen</translation>
    </message>
    <message>
        <source>Shown once the caller is known</source>
        <translation>Zu sehen, sobald der Anrufer bekannt ist</translation>
    </message>
    <message>
        <source>Meets all criteria</source>
        <translation>Erfüllt alle Kriterien</translation>
    </message>
    <message>
        <source>Does not meet all criteria</source>
        <translation>Erfüllt nicht alle Kriterien</translation>
    </message>
    <message>
        <source>{evidence} — likely</source>
        <translation>{evidence} – wahrscheinlich</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Fakten</translation>
    </message>
    <message>
        <source>Open the facts</source>
        <translation>Fakten öffnen</translation>
    </message>
    <message numerus="yes">
        <source>shared by %n</source>
        <translation>
            <numerusform>von %n genutzt</numerusform>
            <numerusform>von %n geteilt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsBar</name>
    <message>
        <source>Not known yet</source>
        <translation>Noch nicht bekannt</translation>
    </message>
    <message>
        <source>Caller hides the number</source>
        <translation>Anrufer zeigt Nummer nicht</translation>
    </message>
    <message>
        <source>Criteria {met} of {all}</source>
        <translation>Kriterien {met} von {all}</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Type the whole address, such as https://hub.example.com</source>
        <translation>Geben Sie die ganze Adresse ein, etwa https://hub.example.com</translation>
    </message>
    <message>
        <source>Use https: a token must not travel in the open.</source>
        <translation>Verwenden Sie https: ein Token darf nicht offen übertragen werden.</translation>
    </message>
    <message>
        <source>Hub address</source>
        <translation>Adresse des Hubs</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Paste the token you were given</source>
        <translation>Erhaltenes Token einfügen</translation>
    </message>
    <message>
        <source>Connect and sign in</source>
        <translation>Verbinden und anmelden</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Paste the token first.</source>
        <translation>Fügen Sie zuerst das Token ein.</translation>
    </message>
    <message>
        <source>Asking the hub…</source>
        <translation>Hub wird gefragt …</translation>
    </message>
    <message>
        <source>Your IT gives you the address of the hub and a token. Both are asked for once; the token is kept in this computer&apos;s keyring.</source>
        <translation>Adresse und Token erhalten Sie von Ihrer IT. Beides wird einmal gefragt; das Token liegt danach im Schlüsselbund dieses Rechners.</translation>
    </message>
</context>
<context>
    <name>Held</name>
    <message>
        <source>The rule for this action does not fit this customer.</source>
        <translation>Die Regel dieser Aktion passt nicht zu diesem Kunden.</translation>
    </message>
    <message>
        <source>Outside the dates for which it was published.</source>
        <translation>Außerhalb der Tage, für die sie veröffentlicht ist.</translation>
    </message>
    <message>
        <source>An earlier answer rests it.</source>
        <translation>Eine frühere Antwort lässt sie ruhen.</translation>
    </message>
    <message>
        <source>It has come up so often that it pauses.</source>
        <translation>Sie kam so oft vor, dass sie pausiert.</translation>
    </message>
    <message>
        <source>What we begin ourselves is limited for each customer.</source>
        <translation>Was von uns ausgeht, ist je Kunde begrenzt.</translation>
    </message>
    <message>
        <source>It waits while a signal is open.</source>
        <translation>Sie wartet, solange ein Signal offen ist.</translation>
    </message>
    <message>
        <source>Service comes before selling while a signal is open.</source>
        <translation>Solange ein Signal offen ist, geht Helfen vor Verkaufen.</translation>
    </message>
    <message>
        <source>Its rule could not be worked out. The rules team is told.</source>
        <translation>Ihre Regel ließ sich nicht auswerten. Das Regelteam erfährt davon.</translation>
    </message>
    <message>
        <source>It has no words for this touchpoint.</source>
        <translation>Für diesen Kontaktpunkt hat sie keinen Text.</translation>
    </message>
    <message>
        <source>Comes only as the continuation of an answer.</source>
        <translation>Kommt nur als Fortsetzung einer Antwort.</translation>
    </message>
    <message>
        <source>Fold {title}</source>
        <translation>{title} zuklappen</translation>
    </message>
    <message>
        <source>Open {title}</source>
        <translation>{title} öffnen</translation>
    </message>
    <message>
        <source>Customer asks about it</source>
        <translation>Kunde fragt danach</translation>
    </message>
    <message>
        <source>Customer asks about {title}</source>
        <translation>Kunde fragt nach {title}</translation>
    </message>
    <message>
        <source>Not eligible</source>
        <translation>Nicht berechtigt</translation>
    </message>
    <message>
        <source>Not in force today</source>
        <translation>Heute nicht gültig</translation>
    </message>
    <message>
        <source>Answered on this call</source>
        <translation>In diesem Gespräch beantwortet</translation>
    </message>
    <message>
        <source>Waiting: service comes first on this call</source>
        <translation>Wartet: in diesem Gespräch geht Helfen vor</translation>
    </message>
    <message>
        <source>Its rule could not be worked out for this customer, so it is not offered</source>
        <translation>Ihre Regel ließ sich für diesen Kunden nicht auswerten, darum wird sie nicht angeboten</translation>
    </message>
    <message>
        <source>Has no talk track for calls</source>
        <translation>Hat keinen Gesprächsleitfaden für Anrufe</translation>
    </message>
    <message>
        <source>Comes up only after another answer</source>
        <translation>Kommt nur nach einer anderen Antwort</translation>
    </message>
    <message>
        <source>Came up often enough for now</source>
        <translation>Kam vorerst oft genug vor</translation>
    </message>
    <message>
        <source>The customer has heard from us often enough for now</source>
        <translation>Der Kunde hat vorerst oft genug von uns gehört</translation>
    </message>
    <message>
        <source>Waiting while a signal is open</source>
        <translation>Wartet, solange ein Signal offen ist</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>zugestimmt</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>unentschieden</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>“{title}” was agreed to {when}</source>
        <translation>„{title}“ wurde {when} zugestimmt</translation>
    </message>
    <message>
        <source>“{title}” was left undecided {when}</source>
        <translation>„{title}“ blieb {when} unentschieden</translation>
    </message>
    <message>
        <source>“{title}” was declined {when}</source>
        <translation>„{title}“ wurde {when} abgelehnt</translation>
    </message>
    <message>
        <source>the web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>the app</source>
        <translation>App</translation>
    </message>
    <message>
        <source>calls and chats</source>
        <translation>Gespräch und Chat</translation>
    </message>
    <message>
        <source>social media</source>
        <translation>soziale Medien</translation>
    </message>
    <message>
        <source>stores and post</source>
        <translation>Filiale und Post</translation>
    </message>
    <message>
        <source>what we send</source>
        <translation>unsere Nachrichten</translation>
    </message>
    <message>
        <source>Held back for now</source>
        <translation>Vorerst zurückgestellt</translation>
    </message>
    <message>
        <source>{reason}: {detail}</source>
        <translation>{reason}: {detail}</translation>
    </message>
    <message>
        <source>{reason}. Returns on {day}</source>
        <translation>{reason}. Kommt wieder am {day}</translation>
    </message>
    <message>
        <source>Rests until {day}</source>
        <translation>Ruht bis {day}</translation>
    </message>
    <message>
        <source>Suppressed</source>
        <translation>Unterdrückt</translation>
    </message>
    <message>
        <source>Suppressed until {day}</source>
        <translation>Unterdrückt bis {day}</translation>
    </message>
    <message>
        <source>{answered} on {touchpoint}</source>
        <translation>{answered}: {touchpoint}</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}.</translation>
    </message>
    <message>
        <source>with its whole group</source>
        <translation>mit ihrer ganzen Gruppe</translation>
    </message>
    <message>
        <source>for the whole household</source>
        <translation>für den ganzen Haushalt</translation>
    </message>
    <message>
        <source>on: {channels}</source>
        <translation>auf: {channels}</translation>
    </message>
    <message>
        <source>on every channel</source>
        <translation>auf jedem Kanal</translation>
    </message>
    <message>
        <source>by {name} of the household</source>
        <translation>von {name} aus dem Haushalt</translation>
    </message>
    <message>
        <source>by another member of the household</source>
        <translation>von einem anderen Mitglied des Haushalts</translation>
    </message>
    <message>
        <source>{group}: {reason}</source>
        <translation>{group}: {reason}</translation>
    </message>
    <message>
        <source>{reason} in the household</source>
        <translation>{reason} im Haushalt</translation>
    </message>
    <message>
        <source>{reason}, pauses until {day}</source>
        <translation>{reason}, pausiert bis {day}</translation>
    </message>
    <message>
        <source>{reason}: next from {day}</source>
        <translation>{reason}: wieder ab {day}</translation>
    </message>
    <message>
        <source>{times}: then it pauses for {days}.</source>
        <translation>{times}: dann pausiert sie {days}.</translation>
    </message>
    <message>
        <source>a suggestion that is no longer published</source>
        <translation>eine Empfehlung, die nicht mehr veröffentlicht ist</translation>
    </message>
    <message>
        <source>Its group</source>
        <translation>Ihre Gruppe</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation>am {day}</translation>
    </message>
    <message>
        <source>{date}, may return</source>
        <translation>{date}, darf wiederkommen</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Not offered on this call, and why.</source>
        <translation>In diesem Gespräch nicht angeboten, und warum.</translation>
    </message>
    <message>
        <source>Nothing is held back.</source>
        <translation>Nichts ist zurückgestellt.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n do not fit this customer</source>
        <translation>
            <numerusform>%n passt nicht zu diesem Kunden</numerusform>
            <numerusform>%n passen nicht zu diesem Kunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more do not fit this customer</source>
        <translation>
            <numerusform>%n weitere passt nicht zu diesem Kunden</numerusform>
            <numerusform>%n weitere passen nicht zu diesem Kunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) went out. What we begin ourselves is limited.</source>
        <translation>
            <numerusform>%n Angebot ging hinaus. Was von uns ausgeht, ist begrenzt.</numerusform>
            <numerusform>%n Angebote gingen hinaus. Was von uns ausgeht, ist begrenzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Agreed to %n time(s) {window}</source>
        <translation>
            <numerusform>%n-mal zugestimmt {window}</numerusform>
            <numerusform>%n-mal zugestimmt {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n offer(s) by {channel} {window}</source>
        <translation>
            <numerusform>Höchstens %n Angebot über {channel} {window}</numerusform>
            <numerusform>Höchstens %n Angebote über {channel} {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Declined %n time(s) {window}</source>
        <translation>
            <numerusform>%n-mal abgelehnt {window}</numerusform>
            <numerusform>%n-mal abgelehnt {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left undecided %n time(s) {window}</source>
        <translation>
            <numerusform>%n-mal unentschieden {window}</numerusform>
            <numerusform>%n-mal unentschieden {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offered %n time(s) {window}</source>
        <translation>
            <numerusform>%n-mal angeboten {window}</numerusform>
            <numerusform>%n-mal angeboten {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen %n time(s) {window}</source>
        <translation>
            <numerusform>%n-mal gesehen {window}</numerusform>
            <numerusform>%n-mal gesehen {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Such an answer rests it for %n day(s)</source>
        <translation>
            <numerusform>Eine solche Antwort lässt sie %n Tag ruhen</numerusform>
            <numerusform>Eine solche Antwort lässt sie %n Tage ruhen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>an %n Tag</numerusform>
            <numerusform>in %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation>
            <numerusform>in %n Stunde</numerusform>
            <numerusform>in %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n day(s)</source>
        <translation>
            <numerusform>am letzten Tag</numerusform>
            <numerusform>in den letzten %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n hour(s)</source>
        <translation>
            <numerusform>in der letzten Stunde</numerusform>
            <numerusform>in den letzten %n Stunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hits</name>
    <message>
        <source>Customers found</source>
        <translation>Gefundene Kunden</translation>
    </message>
    <message>
        <source>Nobody has this name, number or e-mail.</source>
        <translation>Niemand hat diesen Namen, diese Nummer oder E-Mail.</translation>
    </message>
    <message>
        <source>Still indexing: older customers may be missing.</source>
        <translation>Der Index wird noch aufgebaut: Ältere Kunden können fehlen.</translation>
    </message>
</context>
<context>
    <name>Identity</name>
    <message>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>App device</source>
        <translation>App-Gerät</translation>
    </message>
    <message>
        <source>Loyalty card</source>
        <translation>Treuekarte</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>Kundennummer</translation>
    </message>
</context>
<context>
    <name>Journey</name>
    <message>
        <source>All</source>
        <comment>all channels</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Events of 90 days</source>
        <translation>Ereignisse von 90 Tagen</translation>
    </message>
    <message>
        <source>Showing %1 to %2 of 90 days</source>
        <translation>%1 bis %2 von 90 Tagen</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Inbound call</source>
        <translation>Eingehender Anruf</translation>
    </message>
    <message>
        <source>Outbound call</source>
        <translation>Ausgehender Anruf</translation>
    </message>
    <message>
        <source>%1 queue</source>
        <translation>Warteschlange %1</translation>
    </message>
    <message>
        <source>on the line</source>
        <translation>am Apparat</translation>
    </message>
    <message>
        <source>ringing</source>
        <translation>klingelt</translation>
    </message>
    <message>
        <source>not dialled yet</source>
        <translation>noch nicht gewählt</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter the journey</source>
        <translation>Verlauf filtern</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>As saved at %1. Newer events follow.</source>
        <translation>Stand %1. Neuere Ereignisse folgen.</translation>
    </message>
    <message>
        <source>latest %1 of %2</source>
        <translation>die neuesten %1 von %2</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>No event matches this filter.</source>
        <translation>Kein Ereignis passt zu diesem Filter.</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Noch ist nichts geschehen.</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a date without its year</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <comment>a month and its year</comment>
        <translation>MMM yyyy</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day, for listening</comment>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>a day of this year</comment>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <comment>a day of another year</comment>
        <translation>ddd d. MMM yyyy</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>Heute, %1</translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation>Gestern, %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 Min.</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation>%1 Std. %2 Min.</translation>
    </message>
    <message>
        <source>Negative</source>
        <comment>mood of a chat</comment>
        <translation>Negativ</translation>
    </message>
    <message>
        <source>Positive</source>
        <comment>mood of a chat</comment>
        <translation>Positiv</translation>
    </message>
    <message>
        <source>Neutral</source>
        <comment>mood of a chat</comment>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Assisted</source>
        <translation>Beratung</translation>
    </message>
    <message>
        <source>Social</source>
        <translation>Social</translation>
    </message>
    <message>
        <source>Physical</source>
        <translation>Vor Ort</translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation>Ausgehend</translation>
    </message>
    <message>
        <source>evidence for signal</source>
        <translation>Beleg für das Signal</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>aufgeklappt</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>zugeklappt</translation>
    </message>
    <message>
        <source>left here</source>
        <translation>hier verlassen</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n Kanal</numerusform>
            <numerusform>%n Kanäle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in 90 days</source>
        <translation>
            <numerusform>%n Ereignis in 90 Tagen</numerusform>
            <numerusform>%n Ereignisse in 90 Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new event(s), show them, key R</source>
        <translation>
            <numerusform>%n neues Ereignis, zeigen, Taste R</numerusform>
            <numerusform>%n neue Ereignisse, zeigen, Taste R</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neues</numerusform>
            <numerusform>%n neue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n Seite</numerusform>
            <numerusform>%n Seiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>latest %n event(s)</source>
        <translation>
            <numerusform>das neueste Ereignis</numerusform>
            <numerusform>die neuesten %n Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 session</source>
        <comment>%1 is a channel</comment>
        <translation>%1-Besuch</translation>
    </message>
    <message>
        <source>%1 call</source>
        <comment>%1 is a channel</comment>
        <translation>%1, Anruf</translation>
    </message>
    <message>
        <source>%1 chat</source>
        <comment>%1 is a channel</comment>
        <translation>%1, Chat</translation>
    </message>
    <message>
        <source>%1 e-mail</source>
        <comment>%1 is a channel</comment>
        <translation>%1, E-Mail</translation>
    </message>
    <message>
        <source>%1 message</source>
        <comment>%1 is a channel</comment>
        <translation>%1, Nachricht</translation>
    </message>
    <message>
        <source>%1 ad</source>
        <comment>%1 is a channel</comment>
        <translation>%1, Anzeige</translation>
    </message>
    <message>
        <source>%1 search</source>
        <comment>%1 is a channel</comment>
        <translation>%1, Suche</translation>
    </message>
    <message>
        <source>%1 visit</source>
        <comment>%1 is a channel</comment>
        <translation>%1, Besuch</translation>
    </message>
    <message>
        <source>%1 post</source>
        <comment>%1 is a channel</comment>
        <translation>%1, Beitrag</translation>
    </message>
    <message>
        <source>%1 form</source>
        <comment>%1 is a channel</comment>
        <translation>%1, Formular</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Respond</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Positive, Neutral, Negative</source>
        <translation>Positiv, Neutral, Negativ</translation>
    </message>
    <message>
        <source>the same from anywhere, also 2 and 3</source>
        <translation>dasselbe von überall, auch 2 und 3</translation>
    </message>
    <message>
        <source>undo the last response</source>
        <translation>letzte Antwort zurücknehmen</translation>
    </message>
    <message>
        <source>customer raises something else</source>
        <translation>Kunde spricht anderes an</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Empfehlungen</translation>
    </message>
    <message>
        <source>choose a suggestion</source>
        <translation>Empfehlung wählen</translation>
    </message>
    <message>
        <source>first, last</source>
        <translation>erste, letzte</translation>
    </message>
    <message>
        <source>all suggestions, or the first ones</source>
        <translation>alle Empfehlungen oder nur die ersten</translation>
    </message>
    <message>
        <source>talk track</source>
        <translation>Gesprächsleitfaden</translation>
    </message>
    <message>
        <source>why this</source>
        <translation>warum das</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>Zurückgestelltes</translation>
    </message>
    <message>
        <source>new order, new rows, try again</source>
        <translation>neue Reihenfolge, neue Zeilen, erneut</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Anrufer</translation>
    </message>
    <message>
        <source>verified, or not</source>
        <translation>verifiziert oder nicht</translation>
    </message>
    <message>
        <source>someone else: hide everything</source>
        <translation>jemand anderes: alles ausblenden</translation>
    </message>
    <message>
        <source>show the signal in the journey</source>
        <translation>Signal im Verlauf zeigen</translation>
    </message>
    <message>
        <source>filter the journey</source>
        <translation>Verlauf filtern</translation>
    </message>
    <message>
        <source>end this contact</source>
        <translation>diesen Kontakt beenden</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>find a customer</source>
        <translation>Kunden suchen</translation>
    </message>
    <message>
        <source>number to call</source>
        <translation>Nummer anrufen</translation>
    </message>
    <message>
        <source>lock the window</source>
        <translation>Fenster sperren</translation>
    </message>
    <message>
        <source>dock, or the whole window</source>
        <translation>andocken oder ganzes Fenster</translation>
    </message>
    <message>
        <source>sync and problems</source>
        <translation>Übertragung und Probleme</translation>
    </message>
    <message>
        <source>appearance and keys</source>
        <translation>Aussehen und Tasten</translation>
    </message>
    <message>
        <source>next pane, pane before</source>
        <translation>nächster, voriger Bereich</translation>
    </message>
    <message>
        <source>next page of the dock</source>
        <translation>nächste Seite im Dock</translation>
    </message>
    <message>
        <source>close what is open, this list</source>
        <translation>Offenes schließen, diese Liste</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close the list of keys</source>
        <translation>Tastenliste schließen</translation>
    </message>
</context>
<context>
    <name>Lead</name>
    <message>
        <source>Web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>Mobile app</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Calls and chats</source>
        <translation>Gespräch und Chat</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>Soziale Medien</translation>
    </message>
    <message>
        <source>Stores and post</source>
        <translation>Filiale und Post</translation>
    </message>
    <message>
        <source>met</source>
        <translation>erfüllt</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>nicht erfüllt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) then</source>
        <translation>
            <numerusform>%n Ereignis in dieser Zeit</numerusform>
            <numerusform>%n Ereignisse in dieser Zeit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n day(s) of 90</source>
        <translation>
            <numerusform>an %n von 90 Tagen</numerusform>
            <numerusform>an %n von 90 Tagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Learnt</name>
    <message>
        <source>Nothing on record yet</source>
        <translation>Noch nichts bekannt</translation>
    </message>
    <message>
        <source>Nothing happened {window}</source>
        <translation>Nichts geschehen {window}</translation>
    </message>
    <message>
        <source>Nothing on the web {window}</source>
        <translation>Nichts im Web {window}</translation>
    </message>
    <message>
        <source>Nothing in the app {window}</source>
        <translation>Nichts in der App {window}</translation>
    </message>
    <message>
        <source>No conversation with an agent {window}</source>
        <translation>Kein Gespräch mit uns {window}</translation>
    </message>
    <message>
        <source>Nothing on social media and search {window}</source>
        <translation>Nichts in sozialen Medien und Suche {window}</translation>
    </message>
    <message>
        <source>Nothing in a store or by post {window}</source>
        <translation>Nichts in der Filiale oder per Post {window}</translation>
    </message>
    <message>
        <source>We neither wrote nor called {window}</source>
        <translation>Wir haben weder geschrieben noch angerufen {window}</translation>
    </message>
    <message>
        <source>Known to us since today</source>
        <translation>Uns seit heute bekannt</translation>
    </message>
    <message>
        <source>Last heard of {ago}</source>
        <translation>Zuletzt gehört: {ago}</translation>
    </message>
    <message>
        <source>No calls {window}</source>
        <translation>Keine Anrufe {window}</translation>
    </message>
    <message>
        <source>Gave up on no call {window}</source>
        <translation>Keinen Anruf aufgegeben {window}</translation>
    </message>
    <message>
        <source>The last call was {ago}</source>
        <translation>Letzter Anruf: {ago}</translation>
    </message>
    <message>
        <source>No finished call on record</source>
        <translation>Kein beendeter Anruf bekannt</translation>
    </message>
    <message>
        <source>The last call was about: {value}</source>
        <translation>Im letzten Anruf ging es um: {value}</translation>
    </message>
    <message>
        <source>It is not on record what the last call was about</source>
        <translation>Worum es im letzten Anruf ging, ist nicht bekannt</translation>
    </message>
    <message>
        <source>What the last call was about</source>
        <translation>Worum es im letzten Anruf ging</translation>
    </message>
    <message>
        <source>A call is planned</source>
        <translation>Ein Anruf ist geplant</translation>
    </message>
    <message>
        <source>No call is planned</source>
        <translation>Kein Anruf ist geplant</translation>
    </message>
    <message>
        <source>A call is planned about: {value}</source>
        <translation>Ein Anruf ist geplant zu: {value}</translation>
    </message>
    <message>
        <source>What a planned call is about</source>
        <translation>Worum es im geplanten Anruf geht</translation>
    </message>
    <message>
        <source>The last page was “{value}”</source>
        <translation>Die letzte Seite war „{value}“</translation>
    </message>
    <message>
        <source>No page on record</source>
        <translation>Keine Seite bekannt</translation>
    </message>
    <message>
        <source>The page that was seen last</source>
        <translation>Die zuletzt gesehene Seite</translation>
    </message>
    <message>
        <source>The last page or screen was {ago}</source>
        <translation>Letzte Seite: {ago}</translation>
    </message>
    <message>
        <source>A form was begun and not sent</source>
        <translation>Ein Formular wurde begonnen und nicht abgeschickt</translation>
    </message>
    <message>
        <source>No form is open</source>
        <translation>Kein Formular ist offen</translation>
    </message>
    <message>
        <source>An open form: {value}</source>
        <translation>Offenes Formular: {value}</translation>
    </message>
    <message>
        <source>Which form is open</source>
        <translation>Welches Formular offen ist</translation>
    </message>
    <message>
        <source>At step {value} of a form</source>
        <translation>Bei Schritt {value} eines Formulars</translation>
    </message>
    <message>
        <source>At no step of a form</source>
        <translation>Bei keinem Schritt eines Formulars</translation>
    </message>
    <message>
        <source>Left a form at “{value}”</source>
        <translation>Formular bei „{value}“ verlassen</translation>
    </message>
    <message>
        <source>Where a form was left</source>
        <translation>Wo ein Formular verlassen wurde</translation>
    </message>
    <message>
        <source>Was at a form {ago}</source>
        <translation>Zuletzt am Formular: {ago}</translation>
    </message>
    <message>
        <source>No errors in a form</source>
        <translation>Keine Fehler in einem Formular</translation>
    </message>
    <message>
        <source>Last on the web {ago}</source>
        <translation>Zuletzt im Web: {ago}</translation>
    </message>
    <message>
        <source>Never seen on the web</source>
        <translation>Nie im Web gesehen</translation>
    </message>
    <message>
        <source>Last in the app {ago}</source>
        <translation>Zuletzt in der App: {ago}</translation>
    </message>
    <message>
        <source>Never seen in the app</source>
        <translation>Nie in der App gesehen</translation>
    </message>
    <message>
        <source>Last talked to an agent {ago}</source>
        <translation>Letztes Gespräch mit uns: {ago}</translation>
    </message>
    <message>
        <source>Has never talked to an agent</source>
        <translation>Hat nie mit uns gesprochen</translation>
    </message>
    <message>
        <source>Last on social media and search {ago}</source>
        <translation>Zuletzt in sozialen Medien und Suche: {ago}</translation>
    </message>
    <message>
        <source>Never seen on social media and search</source>
        <translation>Nie in sozialen Medien und Suche gesehen</translation>
    </message>
    <message>
        <source>Last in a store or by post {ago}</source>
        <translation>Zuletzt in der Filiale oder per Post: {ago}</translation>
    </message>
    <message>
        <source>Never in a store or by post</source>
        <translation>Nie in der Filiale oder per Post</translation>
    </message>
    <message>
        <source>We last wrote or called {ago}</source>
        <translation>Zuletzt von uns gehört: {ago}</translation>
    </message>
    <message>
        <source>We have never written or called</source>
        <translation>Wir haben nie geschrieben oder angerufen</translation>
    </message>
    <message>
        <source>Uses this channel on most days: {value}</source>
        <translation>Nutzt an den meisten Tagen: {value}</translation>
    </message>
    <message>
        <source>No favourite channel yet</source>
        <translation>Noch kein bevorzugter Kanal</translation>
    </message>
    <message>
        <source>How much they keep to one channel: {value}</source>
        <translation>Wie sehr ein Kanal überwiegt: {value}</translation>
    </message>
    <message>
        <source>Most active around {ago}</source>
        <translation>Am aktivsten um {ago} Uhr</translation>
    </message>
    <message>
        <source>No favourite hour yet</source>
        <translation>Noch keine bevorzugte Uhrzeit</translation>
    </message>
    <message>
        <source>How much they keep to their hours: {value}</source>
        <translation>Wie sehr eine Uhrzeit überwiegt: {value}</translation>
    </message>
    <message>
        <source>How they felt is known from {ago}</source>
        <translation>Stimmung zuletzt bekannt: {ago}</translation>
    </message>
    <message>
        <source>It is not on record how a conversation went</source>
        <translation>Wie ein Gespräch verlief, ist nicht bekannt</translation>
    </message>
    <message>
        <source>An application is open</source>
        <translation>Ein Antrag ist offen</translation>
    </message>
    <message>
        <source>No application is open</source>
        <translation>Kein Antrag ist offen</translation>
    </message>
    <message>
        <source>The application is at: {value}</source>
        <translation>Stand des Antrags: {value}</translation>
    </message>
    <message>
        <source>No application on record</source>
        <translation>Kein Antrag bekannt</translation>
    </message>
    <message>
        <source>The stage of the application</source>
        <translation>Der Stand des Antrags</translation>
    </message>
    <message>
        <source>Applied today, or not at all</source>
        <translation>Heute beantragt oder gar nicht</translation>
    </message>
    <message>
        <source>The application moved today, or there is none</source>
        <translation>Der Antrag kam heute voran, oder es gibt keinen</translation>
    </message>
    <message>
        <source>Applied for {value}</source>
        <translation>Beantragt: {value}</translation>
    </message>
    <message>
        <source>No amount was applied for</source>
        <translation>Kein Betrag beantragt</translation>
    </message>
    <message>
        <source>The amount that was applied for</source>
        <translation>Der beantragte Betrag</translation>
    </message>
    <message>
        <source>An offer is open</source>
        <translation>Ein Angebot ist offen</translation>
    </message>
    <message>
        <source>No offer is open</source>
        <translation>Kein Angebot ist offen</translation>
    </message>
    <message>
        <source>The offer came back signed</source>
        <translation>Das Angebot kam unterschrieben zurück</translation>
    </message>
    <message>
        <source>No offer has come back signed</source>
        <translation>Kein Angebot kam unterschrieben zurück</translation>
    </message>
    <message>
        <source>An offer was sent today, or none at all</source>
        <translation>Heute wurde ein Angebot geschickt oder gar keines</translation>
    </message>
    <message>
        <source>Was offered: {value}</source>
        <translation>Angeboten wurde: {value}</translation>
    </message>
    <message>
        <source>No offer on record</source>
        <translation>Kein Angebot bekannt</translation>
    </message>
    <message>
        <source>What was offered</source>
        <translation>Was angeboten wurde</translation>
    </message>
    <message>
        <source>Has a contract, a card or a loan with us</source>
        <translation>Hat bei uns einen Vertrag, eine Karte oder einen Kredit</translation>
    </message>
    <message>
        <source>Has no contract, card or loan with us yet</source>
        <translation>Hat bei uns noch keinen Vertrag, keine Karte und keinen Kredit</translation>
    </message>
    <message>
        <source>Signed or bought something {ago}</source>
        <translation>Abgeschlossen oder gekauft: {ago}</translation>
    </message>
    <message>
        <source>Has signed or bought nothing yet</source>
        <translation>Hat noch nichts abgeschlossen oder gekauft</translation>
    </message>
    <message>
        <source>Has: {value}</source>
        <translation>Hat: {value}</translation>
    </message>
    <message>
        <source>What was signed or bought</source>
        <translation>Was abgeschlossen oder gekauft wurde</translation>
    </message>
    <message>
        <source>Documents are missing</source>
        <translation>Unterlagen fehlen</translation>
    </message>
    <message>
        <source>No documents are missing</source>
        <translation>Keine Unterlagen fehlen</translation>
    </message>
    <message>
        <source>Last reached by the campaign “{value}”</source>
        <translation>Zuletzt erreicht durch die Kampagne „{value}“</translation>
    </message>
    <message>
        <source>Reached by no campaign</source>
        <translation>Durch keine Kampagne erreicht</translation>
    </message>
    <message>
        <source>The campaign that reached them last</source>
        <translation>Die letzte Kampagne</translation>
    </message>
    <message>
        <source>The campaign offered: {value}</source>
        <translation>Die Kampagne bot an: {value}</translation>
    </message>
    <message>
        <source>What the campaign offered</source>
        <translation>Was die Kampagne anbot</translation>
    </message>
    <message>
        <source>Reached by a campaign {ago}</source>
        <translation>Von einer Kampagne erreicht: {ago}</translation>
    </message>
    <message>
        <source>Opened no e-mail {window}</source>
        <translation>Keine E-Mail geöffnet {window}</translation>
    </message>
    <message>
        <source>Clicked no link in an e-mail {window}</source>
        <translation>Keinen Link in E-Mails angeklickt {window}</translation>
    </message>
    <message>
        <source>Looked at: {value}</source>
        <translation>Hat angesehen: {value}</translation>
    </message>
    <message>
        <source>Has looked at no product</source>
        <translation>Hat kein Produkt angesehen</translation>
    </message>
    <message>
        <source>The product that was looked at last</source>
        <translation>Das zuletzt angesehene Produkt</translation>
    </message>
    <message>
        <source>Looked at a product {ago}</source>
        <translation>Produkt angesehen: {ago}</translation>
    </message>
    <message>
        <source>A complaint is open</source>
        <translation>Eine Beschwerde ist offen</translation>
    </message>
    <message>
        <source>No complaint is open</source>
        <translation>Keine Beschwerde ist offen</translation>
    </message>
    <message>
        <source>A payment failed</source>
        <translation>Eine Zahlung schlug fehl</translation>
    </message>
    <message>
        <source>No payment has failed</source>
        <translation>Keine Zahlung schlug fehl</translation>
    </message>
    <message>
        <source>Answered no suggestion {window}</source>
        <translation>Keine Empfehlung beantwortet {window}</translation>
    </message>
    <message>
        <source>Agreed to no suggestion {window}</source>
        <translation>Keiner Empfehlung zugestimmt {window}</translation>
    </message>
    <message>
        <source>Undecided about no suggestion {window}</source>
        <translation>Bei keiner Empfehlung unentschieden {window}</translation>
    </message>
    <message>
        <source>Declined no suggestion {window}</source>
        <translation>Keine Empfehlung abgelehnt {window}</translation>
    </message>
    <message>
        <source>Answered a suggestion {ago}</source>
        <translation>Empfehlung beantwortet: {ago}</translation>
    </message>
    <message>
        <source>Has answered no suggestion yet</source>
        <translation>Hat noch keine Empfehlung beantwortet</translation>
    </message>
    <message>
        <source>Meets no criteria</source>
        <translation>Erfüllt keine Kriterien</translation>
    </message>
    <message>
        <source>No criterion is missed</source>
        <translation>Kein Kriterium ist verfehlt</translation>
    </message>
    <message>
        <source>No open application from before today</source>
        <translation>Kein offener Antrag von vor heute</translation>
    </message>
    <message>
        <source>No open offer from before today</source>
        <translation>Kein offenes Angebot von vor heute</translation>
    </message>
    <message>
        <source>Was offered {value}</source>
        <translation>Angebotener Betrag: {value}</translation>
    </message>
    <message>
        <source>No amount was offered</source>
        <translation>Kein Betrag angeboten</translation>
    </message>
    <message>
        <source>The amount that was offered</source>
        <translation>Der angebotene Betrag</translation>
    </message>
    <message>
        <source>{entry}: {ago}</source>
        <translation>{entry}: {ago}</translation>
    </message>
    <message>
        <source>Not in this journey: {entry}</source>
        <translation>Nicht in diesem Verlauf: {entry}</translation>
    </message>
    <message>
        <source>{entry}: not {window}</source>
        <translation>{entry}: nicht {window}</translation>
    </message>
    <message>
        <source>Has not answered “{entry}” in the last 90 days</source>
        <translation>„{entry}“ in den letzten 90 Tagen nicht beantwortet</translation>
    </message>
    <message>
        <source>Has not declined “{entry}” in the last 90 days</source>
        <translation>„{entry}“ in den letzten 90 Tagen nicht abgelehnt</translation>
    </message>
    <message>
        <source>The last answer to “{entry}”: {value}</source>
        <translation>Letzte Antwort auf „{entry}“: {value}</translation>
    </message>
    <message>
        <source>No answer to “{entry}” on record</source>
        <translation>Keine Antwort auf „{entry}“ bekannt</translation>
    </message>
    <message>
        <source>Answered “{entry}” {ago}</source>
        <translation>„{entry}“ beantwortet: {ago}</translation>
    </message>
    <message>
        <source>“{entry}”: no answer in the last 90 days</source>
        <translation>„{entry}“: in den letzten 90 Tagen keine Antwort</translation>
    </message>
    <message>
        <source>“{entry}”: not declined in the last 90 days</source>
        <translation>„{entry}“: in den letzten 90 Tagen nicht abgelehnt</translation>
    </message>
    <message>
        <source>Meets every criterion for “{entry}”</source>
        <translation>Erfüllt jedes Kriterium für „{entry}“</translation>
    </message>
    <message>
        <source>Does not meet every criterion for “{entry}”</source>
        <translation>Erfüllt nicht jedes Kriterium für „{entry}“</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>eingereicht</translation>
    </message>
    <message>
        <source>details completed</source>
        <translation>Angaben vollständig</translation>
    </message>
    <message>
        <source>accepted provisionally</source>
        <translation>vorläufig angenommen</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>finalised</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>zugestimmt</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>unentschieden</translation>
    </message>
    <message>
        <source>The last conversation went badly</source>
        <translation>Das letzte Gespräch verlief schlecht</translation>
    </message>
    <message>
        <source>The last conversation went neither well nor badly</source>
        <translation>Das letzte Gespräch verlief weder gut noch schlecht</translation>
    </message>
    <message>
        <source>The last conversation went well</source>
        <translation>Das letzte Gespräch verlief gut</translation>
    </message>
    <message>
        <source>Conversations go worse than before</source>
        <translation>Gespräche verlaufen schlechter als zuvor</translation>
    </message>
    <message>
        <source>Conversations go as they did before</source>
        <translation>Gespräche verlaufen wie zuvor</translation>
    </message>
    <message>
        <source>Conversations go better than before</source>
        <translation>Gespräche verlaufen besser als zuvor</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>{label}: shown once the caller is verified</source>
        <translation>{label}: sichtbar nach der Prüfung des Anrufers</translation>
    </message>
    <message>
        <source>{label}: not known</source>
        <translation>{label}: nicht bekannt</translation>
    </message>
    <message>
        <source>{label}: {value}</source>
        <translation>{label}: {value}</translation>
    </message>
    <message>
        <source>Something in the customer’s history</source>
        <translation>Etwas aus der Vorgeschichte</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) open</source>
        <translation>
            <numerusform>%n Antrag offen</numerusform>
            <numerusform>%n Anträge offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) {window}</source>
        <translation>
            <numerusform>%n Anruf {window}</numerusform>
            <numerusform>%n Anrufe {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) with an agent {window}</source>
        <translation>
            <numerusform>%n Gespräch mit uns {window}</numerusform>
            <numerusform>%n Gespräche mit uns {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n criteria are not met</source>
        <translation>
            <numerusform>%n Kriterium ist nicht erfüllt</numerusform>
            <numerusform>%n Kriterien sind nicht erfüllt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s) in a form</source>
        <translation>
            <numerusform>%n Fehler in einem Formular</numerusform>
            <numerusform>%n Fehler in einem Formular</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in a store or by post {window}</source>
        <translation>
            <numerusform>%n Ereignis in der Filiale oder per Post {window}</numerusform>
            <numerusform>%n Ereignisse in der Filiale oder per Post {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in the app {window}</source>
        <translation>
            <numerusform>%n Ereignis in der App {window}</numerusform>
            <numerusform>%n Ereignisse in der App {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in the whole journey</source>
        <translation>
            <numerusform>%n Ereignis im ganzen Verlauf</numerusform>
            <numerusform>%n Ereignisse im ganzen Verlauf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in their favourite hours</source>
        <translation>
            <numerusform>%n Ereignis in den bevorzugten Stunden</numerusform>
            <numerusform>%n Ereignisse in den bevorzugten Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) on social media and search {window}</source>
        <translation>
            <numerusform>%n Ereignis in sozialen Medien und Suche {window}</numerusform>
            <numerusform>%n Ereignisse in sozialen Medien und Suche {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) on the web {window}</source>
        <translation>
            <numerusform>%n Ereignis im Web {window}</numerusform>
            <numerusform>%n Ereignisse im Web {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) {window}</source>
        <translation>
            <numerusform>%n Ereignis {window}</numerusform>
            <numerusform>%n Ereignisse {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) open</source>
        <translation>
            <numerusform>%n Angebot offen</numerusform>
            <numerusform>%n Angebote offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Agreed to %n suggestion(s) {window}</source>
        <translation>
            <numerusform>%n Empfehlung zugestimmt {window}</numerusform>
            <numerusform>%n Empfehlungen zugestimmt {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An open form with %n step(s)</source>
        <translation>
            <numerusform>Ein offenes Formular mit %n Schritt</numerusform>
            <numerusform>Ein offenes Formular mit %n Schritten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answered %n suggestion(s) {window}</source>
        <translation>
            <numerusform>%n Empfehlung beantwortet {window}</numerusform>
            <numerusform>%n Empfehlungen beantwortet {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answered “{entry}” %n time(s) in the last 90 days</source>
        <translation>
            <numerusform>„{entry}“ in den letzten 90 Tagen %n-mal beantwortet</numerusform>
            <numerusform>„{entry}“ in den letzten 90 Tagen %n-mal beantwortet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Applied %n day(s) ago</source>
        <translation>
            <numerusform>Vor %n Tag beantragt</numerusform>
            <numerusform>Vor %n Tagen beantragt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clicked %n link(s) in e-mails {window}</source>
        <translation>
            <numerusform>%n Link in E-Mails angeklickt {window}</numerusform>
            <numerusform>%n Links in E-Mails angeklickt {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Declined %n suggestion(s) {window}</source>
        <translation>
            <numerusform>%n Empfehlung abgelehnt {window}</numerusform>
            <numerusform>%n Empfehlungen abgelehnt {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Declined “{entry}” %n time(s) in the last 90 days</source>
        <translation>
            <numerusform>„{entry}“ in den letzten 90 Tagen %n-mal abgelehnt</numerusform>
            <numerusform>„{entry}“ in den letzten 90 Tagen %n-mal abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gave up waiting on %n call(s) {window}</source>
        <translation>
            <numerusform>%n Anruf in der Warteschleife aufgegeben {window}</numerusform>
            <numerusform>%n Anrufe in der Warteschleife aufgegeben {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Known to us for %n day(s)</source>
        <translation>
            <numerusform>Uns seit %n Tag bekannt</numerusform>
            <numerusform>Uns seit %n Tagen bekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Meets %n criteria</source>
        <translation>
            <numerusform>Erfüllt %n Kriterium</numerusform>
            <numerusform>Erfüllt %n Kriterien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Opened %n e-mail(s) {window}</source>
        <translation>
            <numerusform>%n E-Mail geöffnet {window}</numerusform>
            <numerusform>%n E-Mails geöffnet {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The application has stood still for %n day(s)</source>
        <translation>
            <numerusform>Der Antrag steht seit %n Tag</numerusform>
            <numerusform>Der Antrag steht seit %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest open application is %n day(s) old</source>
        <translation>
            <numerusform>Der neueste offene Antrag ist %n Tag alt</numerusform>
            <numerusform>Der neueste offene Antrag ist %n Tage alt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest open offer is %n day(s) old</source>
        <translation>
            <numerusform>Das neueste offene Angebot ist %n Tag alt</numerusform>
            <numerusform>Das neueste offene Angebot ist %n Tage alt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The offer was sent %n day(s) ago</source>
        <translation>
            <numerusform>Das Angebot wurde vor %n Tag geschickt</numerusform>
            <numerusform>Das Angebot wurde vor %n Tagen geschickt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The oldest open application is %n day(s) old</source>
        <translation>
            <numerusform>Der älteste offene Antrag ist %n Tag alt</numerusform>
            <numerusform>Der älteste offene Antrag ist %n Tage alt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The oldest open offer is %n day(s) old</source>
        <translation>
            <numerusform>Das älteste offene Angebot ist %n Tag alt</numerusform>
            <numerusform>Das älteste offene Angebot ist %n Tage alt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undecided about %n suggestion(s) {window}</source>
        <translation>
            <numerusform>Bei %n Empfehlung unentschieden {window}</numerusform>
            <numerusform>Bei %n Empfehlungen unentschieden {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Used their favourite channel on %n day(s) of 90</source>
        <translation>
            <numerusform>Bevorzugter Kanal an %n von 90 Tagen genutzt</numerusform>
            <numerusform>Bevorzugter Kanal an %n von 90 Tagen genutzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We wrote or called %n time(s) {window}</source>
        <translation>
            <numerusform>Wir haben %n-mal geschrieben oder angerufen {window}</numerusform>
            <numerusform>Wir haben %n-mal geschrieben oder angerufen {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{entry}”: %n answer(s) in the last 90 days</source>
        <translation>
            <numerusform>„{entry}“: %n Antwort in den letzten 90 Tagen</numerusform>
            <numerusform>„{entry}“: %n Antworten in den letzten 90 Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{entry}”: declined %n time(s) in the last 90 days</source>
        <translation>
            <numerusform>„{entry}“: in den letzten 90 Tagen %n-mal abgelehnt</numerusform>
            <numerusform>„{entry}“: in den letzten 90 Tagen %n-mal abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n day(s)</source>
        <translation>
            <numerusform>am letzten Tag</numerusform>
            <numerusform>in den letzten %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n hour(s)</source>
        <translation>
            <numerusform>in der letzten Stunde</numerusform>
            <numerusform>in den letzten %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n minute(s)</source>
        <translation>
            <numerusform>in der letzten Minute</numerusform>
            <numerusform>in den letzten %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{entry}: %n time(s) {window}</source>
        <translation>
            <numerusform>{entry}: %n-mal {window}</numerusform>
            <numerusform>{entry}: %n-mal {window}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>List</name>
    <message>
        <source>Suggestions are not here yet: the catalogue has not arrived from the hub.</source>
        <translation>Noch keine Empfehlungen: der Katalog ist noch nicht vom Hub gekommen.</translation>
    </message>
    <message>
        <source>Responses open when the call connects</source>
        <translation>Antworten sind möglich, sobald die Verbindung steht</translation>
    </message>
    <message>
        <source>Nothing fits this moment. Just listen.</source>
        <translation>Gerade passt nichts. Hören Sie einfach zu.</translation>
    </message>
    <message>
        <source>Your answer was not saved. Answer again</source>
        <translation>Ihre Antwort wurde nicht gesichert. Bitte erneut antworten</translation>
    </message>
    <message>
        <source>No longer on the list</source>
        <translation>Nicht mehr auf der Liste</translation>
    </message>
    <message>
        <source>The hub has it</source>
        <translation>Der Hub hat sie</translation>
    </message>
    <message>
        <source>Saved on this device</source>
        <translation>Auf diesem Gerät gesichert</translation>
    </message>
    <message>
        <source>Suggestions did not load: this catalogue cannot be read here. Tell IT.</source>
        <translation>Empfehlungen nicht geladen: dieser Katalog ist hier nicht lesbar. Sagen Sie der IT Bescheid.</translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>This customer&apos;s journey could not be read on this device. The call is not affected, and nothing was lost.</source>
        <translation>Der Verlauf dieses Kunden war auf diesem Gerät nicht lesbar. Das Gespräch ist nicht betroffen, und nichts ging verloren.</translation>
    </message>
    <message>
        <source>The journey is not on this device, and the hub asks you to sign in again.</source>
        <translation>Der Verlauf liegt nicht auf diesem Gerät, und der Hub bittet um neue Anmeldung.</translation>
    </message>
    <message>
        <source>This customer&apos;s journey is not yours to see.</source>
        <translation>Den Verlauf dieses Kunden dürfen Sie nicht sehen.</translation>
    </message>
    <message>
        <source>The journey is not on this device, and the hub cannot be reached. The call is not affected, and nothing was lost.</source>
        <translation>Der Verlauf liegt nicht auf diesem Gerät, und der Hub ist nicht erreichbar. Das Gespräch ist nicht betroffen, und nichts ging verloren.</translation>
    </message>
    <message>
        <source>The hub does not know this customer any more.</source>
        <translation>Der Hub kennt diesen Kunden nicht mehr.</translation>
    </message>
    <message>
        <source>This customer&apos;s data was erased, so there is nothing to show.</source>
        <translation>Die Daten dieses Kunden wurden gelöscht, darum gibt es nichts zu zeigen.</translation>
    </message>
</context>
<context>
    <name>Locked</name>
    <message>
        <source>It could not be opened. Try again.</source>
        <translation>Es ließ sich nicht öffnen. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This is not the PIN.</source>
        <translation>Das ist nicht die PIN.</translation>
    </message>
    <message>
        <source>Type it again.</source>
        <translation>Geben Sie sie noch einmal ein.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Customer details are hidden. Your call goes on, the telephone is not affected.</source>
        <translation>Kundendaten sind verborgen. Ihr Gespräch läuft weiter, das Telefon ist nicht betroffen.</translation>
    </message>
    <message>
        <source>Customer details are hidden. Responses go on being sent.</source>
        <translation>Kundendaten sind verborgen. Antworten werden weiter übertragen.</translation>
    </message>
    <message>
        <source>PIN or phrase</source>
        <translation>PIN oder Wortfolge</translation>
    </message>
    <message>
        <source>PIN forgotten?</source>
        <translation>PIN vergessen?</translation>
    </message>
    <message>
        <source>Someone else signs in</source>
        <translation>Jemand anderes meldet sich an</translation>
    </message>
    <message>
        <source>Type your PIN.</source>
        <translation>Geben Sie Ihre PIN ein.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Unlock as {name}</source>
        <translation>Als {name} entsperren</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>A call is waiting</source>
        <translation>Ein Anruf wartet</translation>
    </message>
    <message>
        <source>On a call</source>
        <translation>Im Gespräch</translation>
    </message>
    <message>
        <source>No call is waiting</source>
        <translation>Kein Anruf wartet</translation>
    </message>
    <message numerus="yes">
        <source>%n response(s) are kept safe on this device</source>
        <translation>
            <numerusform>%n Antwort liegt sicher auf diesem Gerät</numerusform>
            <numerusform>%n Antworten liegen sicher auf diesem Gerät</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Locked after %n minute(s)</source>
        <translation>
            <numerusform>Gesperrt nach %n Minute</numerusform>
            <numerusform>Gesperrt nach %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wait %n minute(s), then type it again.</source>
        <translation>
            <numerusform>Warten Sie %n Minute, dann geben Sie sie noch einmal ein.</numerusform>
            <numerusform>Warten Sie %n Minuten, dann geben Sie sie noch einmal ein.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wait %n second(s), then type it again.</source>
        <translation>
            <numerusform>Warten Sie %n Sekunde, dann geben Sie sie noch einmal ein.</numerusform>
            <numerusform>Warten Sie %n Sekunden, dann geben Sie sie noch einmal ein.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Locking</name>
    <message>
        <source>Lock now (Ctrl+L)</source>
        <translation>Jetzt sperren (Strg+L)</translation>
    </message>
    <message>
        <source>Change the PIN…</source>
        <translation>PIN ändern …</translation>
    </message>
    <message>
        <source>Choose a PIN…</source>
        <translation>PIN wählen …</translation>
    </message>
    <message>
        <source>Does not lock by itself: your company has set it so.</source>
        <translation>Sperrt nicht von selbst: Ihr Unternehmen hat es so eingestellt.</translation>
    </message>
    <message>
        <source>This system does not tell whether somebody is there: only what is typed in this window counts.</source>
        <translation>Dieses System verrät nicht, ob jemand da ist: Nur was in diesem Fenster getippt wird, zählt.</translation>
    </message>
    <message>
        <source>Online only: customers are forgotten when the program ends.</source>
        <translation>Nur online: Kunden werden vergessen, wenn das Programm endet.</translation>
    </message>
    <message numerus="yes">
        <source>Locks after %n minute(s) with nobody there.</source>
        <translation>
            <numerusform>Sperrt nach %n Minute, in der niemand da ist.</numerusform>
            <numerusform>Sperrt nach %n Minuten, in denen niemand da ist.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextStrip</name>
    <message>
        <source>Done, put this away</source>
        <translation>Erledigt, ausblenden</translation>
    </message>
    <message>
        <source>Open the page {address}</source>
        <translation>Die Seite {address} öffnen</translation>
    </message>
    <message>
        <source>Open the dialler</source>
        <translation>Wähltastatur öffnen</translation>
    </message>
    <message>
        <source>Next, for “{title}”: open the page</source>
        <translation>Weiter mit „{title}“: Seite öffnen</translation>
    </message>
    <message>
        <source>Next, for “{title}”: make the call</source>
        <translation>Weiter mit „{title}“: anrufen</translation>
    </message>
    <message>
        <source>Next, for “{title}”: agree on a callback</source>
        <translation>Weiter mit „{title}“: Rückruf vereinbaren</translation>
    </message>
    <message>
        <source>Ask for a day and a time, and repeat both to the customer.</source>
        <translation>Fragen Sie nach Tag und Uhrzeit, und wiederholen Sie beides.</translation>
    </message>
</context>
<context>
    <name>NotTaken</name>
    <message>
        <source>Say why: the note is kept with the decision.</source>
        <translation>Sagen Sie, warum: Die Notiz wird mit der Entscheidung aufbewahrt.</translation>
    </message>
    <message>
        <source>Applied. The agent&apos;s desktop is told.</source>
        <translation>Übernommen. Der Arbeitsplatz der Agentin oder des Agenten erfährt es.</translation>
    </message>
    <message>
        <source>Discarded. The agent&apos;s desktop is told.</source>
        <translation>Verworfen. Der Arbeitsplatz der Agentin oder des Agenten erfährt es.</translation>
    </message>
    <message>
        <source>Applied after all</source>
        <translation>Doch übernommen</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Somebody else has settled it. Refresh the list.</source>
        <translation>Jemand anderes hat es erledigt. Aktualisieren Sie die Liste.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Not taken by the hub</source>
        <translation>Vom Hub nicht angenommen</translation>
    </message>
    <message>
        <source>The agents see that you settle these; nothing is asked of them.</source>
        <translation>Wer sie aufgenommen hat, sieht, dass Sie das klären; von ihnen wird nichts verlangt.</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Why it was not taken</source>
        <translation>Warum es nicht angenommen wurde</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen …</translation>
    </message>
    <message>
        <source>Nothing was settled in the last while.</source>
        <translation>In letzter Zeit wurde nichts erledigt.</translation>
    </message>
    <message>
        <source>The hub has taken everything that the team recorded.</source>
        <translation>Der Hub hat alles angenommen, was das Team aufgenommen hat.</translation>
    </message>
    <message>
        <source>Reached the hub</source>
        <translation>Am Hub angekommen</translation>
    </message>
    <message>
        <source>Reason code</source>
        <translation>Grund (Code)</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>oldest from {time}</source>
        <translation>älteste von {time}</translation>
    </message>
    <message>
        <source>last heard {ago}</source>
        <translation>zuletzt gehört {ago}</translation>
    </message>
    <message>
        <source>desk {name}</source>
        <translation>Arbeitsplatz {name}</translation>
    </message>
    <message>
        <source>Apply it once the reason is out of the way, or discard it. Either is final, goes to the agent&apos;s desktop and stands in the audit log with your note.</source>
        <translation>Übernehmen Sie es, sobald der Grund behoben ist, oder verwerfen Sie es. Beides ist endgültig, geht an den Arbeitsplatz und steht mit Ihrer Notiz im Prüfprotokoll.</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>Was entschieden wurde</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>Was Sie tun können</translation>
    </message>
    <message>
        <source>Desks with entries that have not arrived</source>
        <translation>Arbeitsplätze mit Einträgen, die noch nicht da sind</translation>
    </message>
    <message>
        <source>None: every desk has delivered what it holds.</source>
        <translation>Keine: Alle haben abgeliefert, was sie halten.</translation>
    </message>
    <message>
        <source>Note, needed to discard</source>
        <translation>Notiz, zum Verwerfen nötig</translation>
    </message>
    <message>
        <source>Note for the audit log, needed to discard</source>
        <translation>Notiz für das Prüfprotokoll, zum Verwerfen nötig</translation>
    </message>
    <message>
        <source>Apply after all</source>
        <translation>Doch übernehmen</translation>
    </message>
    <message>
        <source>Discard, with the note</source>
        <translation>Verwerfen, mit der Notiz</translation>
    </message>
    <message>
        <source>The chosen entry</source>
        <translation>Der gewählte Eintrag</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartend</numerusform>
            <numerusform>%n wartend</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Choose the caller first</source>
        <translation>Erst den Anrufer wählen</translation>
    </message>
    <message>
        <source>Suggestions are personal, so none are shown while several are possible.</source>
        <translation>Empfehlungen sind persönlich, darum erscheint keine, solange mehrere infrage kommen.</translation>
    </message>
    <message>
        <source>Find the caller first</source>
        <translation>Erst den Anrufer finden</translation>
    </message>
    <message>
        <source>Suggestions open once you know who is on the line.</source>
        <translation>Empfehlungen erscheinen, sobald Sie wissen, wer am Apparat ist.</translation>
    </message>
    <message>
        <source>Suggestions open with the call</source>
        <translation>Empfehlungen erscheinen mit dem Anruf</translation>
    </message>
    <message>
        <source>While it rings, only the name and the queue are shown.</source>
        <translation>Solange es klingelt, sind nur Name und Warteschlange zu sehen.</translation>
    </message>
    <message>
        <source>What to say next stands here, the best first.</source>
        <translation>Hier steht, was als Nächstes zu sagen ist, das Beste zuerst.</translation>
    </message>
    <message>
        <source>Nothing to suggest right now</source>
        <translation>Gerade nichts zu empfehlen</translation>
    </message>
    <message>
        <source>All suggestions rest. Just listen.</source>
        <translation>Alle Empfehlungen ruhen. Hören Sie einfach zu.</translation>
    </message>
    <message>
        <source>Suggestions did not load</source>
        <translation>Empfehlungen wurden nicht geladen</translation>
    </message>
    <message>
        <source>Everything is hidden</source>
        <translation>Alles ist ausgeblendet</translation>
    </message>
    <message>
        <source>Nothing is logged until you know who is on the line.</source>
        <translation>Nichts wird erfasst, bis Sie wissen, wer am Apparat ist.</translation>
    </message>
    <message>
        <source>“Thank you for waiting. I am opening your details now.”</source>
        <translation>„Danke fürs Warten. Ich öffne gerade Ihre Angaben.“</translation>
    </message>
    <message>
        <source>“Thank you for calling. Who am I speaking with, please?”</source>
        <translation>„Danke für Ihren Anruf. Mit wem spreche ich, bitte?“</translation>
    </message>
    <message>
        <source>“Thank you for calling. May I ask your name, and how I can help you today?”</source>
        <translation>„Danke für Ihren Anruf. Wie ist Ihr Name, und wie kann ich helfen?“</translation>
    </message>
    <message>
        <source>“Thank you for calling again. How can I help you today?”</source>
        <translation>„Danke für Ihren erneuten Anruf. Wie kann ich helfen?“</translation>
    </message>
    <message>
        <source>“May I have your name or your customer number, please?”</source>
        <translation>„Nennen Sie mir bitte Ihren Namen oder Ihre Kundennummer?“</translation>
    </message>
    <message>
        <source>Safe to say meanwhile</source>
        <translation>Das passt immer</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>See what is held back</source>
        <translation>Zurückgestelltes ansehen</translation>
    </message>
    <message>
        <source>Suggestions are loading</source>
        <translation>Empfehlungen werden geladen</translation>
    </message>
</context>
<context>
    <name>NumberPane</name>
    <message>
        <source>Number to call</source>
        <translation>Anzurufende Nummer</translation>
    </message>
    <message>
        <source>Prepare this call</source>
        <translation>Diesen Anruf vorbereiten</translation>
    </message>
    <message>
        <source>The journey and the suggestions open before you dial.</source>
        <translation>Verlauf und Empfehlungen erscheinen, bevor Sie wählen.</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>A call is on the screen. Finish it, then type the number again.</source>
        <translation>Ein Gespräch ist auf dem Bildschirm. Beenden Sie es und geben Sie die Nummer erneut ein.</translation>
    </message>
    <message>
        <source>This is not a phone number. Type digits, with + for another country.</source>
        <translation>Das ist keine Telefonnummer. Geben Sie Ziffern ein, mit + für ein anderes Land.</translation>
    </message>
    <message>
        <source>This looks like a card number. It was not kept, and it is never dialled.</source>
        <translation>Das sieht nach einer Kartennummer aus. Sie wurde nicht behalten und wird nie gewählt.</translation>
    </message>
    <message>
        <source>The number is too short to call. Add the missing digits.</source>
        <translation>Die Nummer ist zu kurz. Ergänzen Sie die fehlenden Ziffern.</translation>
    </message>
    <message>
        <source>The number is too long to call. Check its digits.</source>
        <translation>Die Nummer ist zu lang. Prüfen Sie die Ziffern.</translation>
    </message>
    <message>
        <source>The area code is missing. Add it in front.</source>
        <translation>Die Vorwahl fehlt. Setzen Sie sie davor.</translation>
    </message>
    <message>
        <source>The country code is missing. Begin with + and the country&apos;s code.</source>
        <translation>Die Landesvorwahl fehlt. Beginnen Sie mit + und der Landeskennzahl.</translation>
    </message>
    <message>
        <source>Type a number to call.</source>
        <translation>Geben Sie eine Nummer ein.</translation>
    </message>
</context>
<context>
    <name>OnlineOnly</name>
    <message>
        <source>Your company keeps no customers on this computer (&apos;online only&apos;): without the hub nobody is found, and nothing is suggested. Your responses are saved here and sent all the same.</source>
        <translation>Ihr Unternehmen hält auf diesem Rechner keine Kunden vor („nur online“): Ohne den Hub wird niemand gefunden und nichts empfohlen. Ihre Antworten werden hier trotzdem gesichert und übertragen.</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Klingelt</translation>
    </message>
    <message>
        <source>On a call</source>
        <translation>Im Gespräch</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>Gespräch beendet</translation>
    </message>
</context>
<context>
    <name>Pin</name>
    <message>
        <source>A PIN of digits has 4 to 12 of them.</source>
        <translation>Eine PIN aus Ziffern hat 4 bis 12 davon.</translation>
    </message>
    <message>
        <source>The same digit over and over is too easy to see.</source>
        <translation>Immer dieselbe Ziffer ist zu leicht abzusehen.</translation>
    </message>
    <message>
        <source>Digits in a row are tried first. Choose others.</source>
        <translation>Ziffern in Folge werden zuerst probiert. Wählen Sie andere.</translation>
    </message>
    <message>
        <source>This repeats itself. Choose other digits.</source>
        <translation>Das wiederholt sich. Wählen Sie andere Ziffern.</translation>
    </message>
    <message>
        <source>This PIN is among the first that anybody tries. Choose another.</source>
        <translation>Diese PIN probiert jeder mit zuerst. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>A year is tried first. Choose other digits.</source>
        <translation>Eine Jahreszahl wird zuerst probiert. Wählen Sie andere Ziffern.</translation>
    </message>
    <message>
        <source>Use 4 to 12 digits, or a phrase of at least 8 characters with letters.</source>
        <translation>Nehmen Sie 4 bis 12 Ziffern oder eine Wortfolge von mindestens 8 Zeichen mit Buchstaben.</translation>
    </message>
    <message>
        <source>This is too long. Use up to 128 characters.</source>
        <translation>Das ist zu lang. Nehmen Sie höchstens 128 Zeichen.</translation>
    </message>
    <message>
        <source>This repeats a few characters. Choose a longer phrase.</source>
        <translation>Das wiederholt wenige Zeichen. Wählen Sie eine längere Wortfolge.</translation>
    </message>
    <message>
        <source>This phrase is among the first that anybody tries. Choose another.</source>
        <translation>Diese Wortfolge probiert jeder mit zuerst. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>This is your own name. Choose another phrase.</source>
        <translation>Das ist Ihr eigener Name. Wählen Sie eine andere Wortfolge.</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>Contract months left</source>
        <translation>Restliche Vertragsmonate</translation>
    </message>
    <message>
        <source>Contract ends</source>
        <translation>Vertrag endet</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Anschlüsse</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Requested amount</source>
        <translation>Gewünschter Betrag</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>Einkommen</translation>
    </message>
    <message>
        <source>Months in arrears</source>
        <translation>Monate im Rückstand</translation>
    </message>
    <message>
        <source>Offers welcome by</source>
        <translation>Angebote willkommen per</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Best time to call</source>
        <translation>Beste Anrufzeit</translation>
    </message>
    <message>
        <source>Best way to reach</source>
        <translation>Am besten zu erreichen</translation>
    </message>
    <message>
        <source>Monthly bill</source>
        <translation>Monatsrechnung</translation>
    </message>
    <message>
        <source>Credit limit</source>
        <translation>Kreditrahmen</translation>
    </message>
    <message>
        <source>Data used</source>
        <translation>Datenverbrauch</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Joint account</source>
        <translation>Gemeinschaftskonto</translation>
    </message>
    <message>
        <source>Paperless</source>
        <translation>Papierlos</translation>
    </message>
    <message>
        <source>Travels</source>
        <translation>Reist</translation>
    </message>
    <message>
        <source>Fibre</source>
        <translation>Glasfaser</translation>
    </message>
    <message>
        <source>Fibre available</source>
        <translation>Glasfaser verfügbar</translation>
    </message>
    <message>
        <source>Bonus points</source>
        <translation>Bonuspunkte</translation>
    </message>
    <message>
        <source>Bonus card confirmed</source>
        <translation>Bonuskarte bestätigt</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
</context>
<context>
    <name>RaisePane</name>
    <message>
        <source>Search every action</source>
        <translation>Alle Aktionen durchsuchen</translation>
    </message>
    <message>
        <source>Search every action of the catalogue</source>
        <translation>Alle Aktionen des Katalogs durchsuchen</translation>
    </message>
    <message>
        <source>Back to the suggestions, Escape</source>
        <translation>Zurück zu den Empfehlungen, Escape</translation>
    </message>
    <message>
        <source>Customer raises something else</source>
        <translation>Kunde spricht etwas anderes an</translation>
    </message>
    <message>
        <source>No action has these words.</source>
        <translation>Keine Aktion hat diese Wörter.</translation>
    </message>
</context>
<context>
    <name>Refused</name>
    <message>
        <source>The hub does not know this customer, or not any more.</source>
        <translation>Der Hub kennt diesen Kunden nicht oder nicht mehr.</translation>
    </message>
    <message>
        <source>The response that it takes back is not on the hub.</source>
        <translation>Die Antwort, die es zurücknimmt, liegt nicht auf dem Hub.</translation>
    </message>
    <message>
        <source>It takes back a response that somebody else recorded.</source>
        <translation>Es nimmt eine Antwort zurück, die jemand anderes aufgenommen hat.</translation>
    </message>
    <message>
        <source>The list that came with it is of another customer.</source>
        <translation>Die Liste, die mitkam, gehört zu einem anderen Kunden.</translation>
    </message>
    <message>
        <source>The list that it answers did not come with it.</source>
        <translation>Die Liste, auf die es antwortet, kam nicht mit.</translation>
    </message>
    <message>
        <source>The list that it answers is not on the hub.</source>
        <translation>Die Liste, auf die es antwortet, liegt nicht auf dem Hub.</translation>
    </message>
    <message>
        <source>That is not a number which can be linked to somebody.</source>
        <translation>Das ist keine Nummer, die sich jemandem zuordnen lässt.</translation>
    </message>
    <message>
        <source>It cannot be read, so it cannot be applied.</source>
        <translation>Es ist nicht lesbar und lässt sich darum nicht übernehmen.</translation>
    </message>
    <message>
        <source>It is larger than the hub takes.</source>
        <translation>Es ist größer, als der Hub annimmt.</translation>
    </message>
    <message>
        <source>The hub is older than this program and does not know entries of this kind.</source>
        <translation>Der Hub ist älter als dieses Programm und kennt Einträge dieser Art nicht.</translation>
    </message>
    <message>
        <source>The catalogue has no such answer for calls any more.</source>
        <translation>Der Katalog kennt diese Antwort für Gespräche nicht mehr.</translation>
    </message>
    <message>
        <source>It is about a customer who was erased: nothing of it is kept.</source>
        <translation>Es betrifft einen Kunden, der gelöscht wurde: Nichts davon wird aufbewahrt.</translation>
    </message>
    <message>
        <source>The hub failed on it. It can be applied once the hub is mended.</source>
        <translation>Der Hub ist daran gescheitert. Es lässt sich übernehmen, sobald der Hub in Ordnung ist.</translation>
    </message>
    <message>
        <source>Another entry with the same id is on the hub already.</source>
        <translation>Ein anderer Eintrag mit derselben Kennung liegt schon auf dem Hub.</translation>
    </message>
    <message>
        <source>The hub gave no reason.</source>
        <translation>Der Hub nannte keinen Grund.</translation>
    </message>
</context>
<context>
    <name>ResponseSlot</name>
    <message>
        <source>{answer} was not saved: {title}</source>
        <translation>{answer} wurde nicht gesichert: {title}</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>Erneut sichern</translation>
    </message>
    <message>
        <source>Save again: {what}</source>
        <translation>Erneut sichern: {what}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Undo {answer} for {title}, Ctrl Z</source>
        <translation>{answer} zu {title} zurücknehmen, Strg Z</translation>
    </message>
    <message>
        <source>{title}: {answer}</source>
        <translation>{title}: {answer}</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>The hub asks you to sign in again.</source>
        <translation>Der Hub bittet um neue Anmeldung.</translation>
    </message>
    <message>
        <source>Your sign-in does not allow this. A supervisor&apos;s does.</source>
        <translation>Ihre Anmeldung erlaubt das nicht, die einer Teamleitung schon.</translation>
    </message>
    <message>
        <source>The hub does not have it any more.</source>
        <translation>Der Hub hat es nicht mehr.</translation>
    </message>
    <message>
        <source>The hub cannot be reached. What was loaded before stays here.</source>
        <translation>Der Hub ist nicht erreichbar. Was vorher geladen wurde, bleibt hier.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Customer since {day}</source>
        <translation>Kunde seit {day}</translation>
    </message>
    <message>
        <source>No name on record</source>
        <translation>Kein Name hinterlegt</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Language (from the next start on)</source>
        <translation>Sprache (ab dem nächsten Start)</translation>
    </message>
    <message>
        <source>Single keys (1 2 3, T, W, H...)</source>
        <translation>Einzeltasten (1 2 3, T, W, H …)</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>Erneut anmelden …</translation>
    </message>
</context>
<context>
    <name>SignalStrip</name>
    <message>
        <source>Show in journey</source>
        <translation>Im Verlauf zeigen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Previous signal</source>
        <translation>Voriges Signal</translation>
    </message>
    <message>
        <source>Next signal</source>
        <translation>Nächstes Signal</translation>
    </message>
    <message>
        <source>Signals appear here once you have chosen the caller</source>
        <translation>Signale erscheinen hier, sobald Sie den Anrufer gewählt haben</translation>
    </message>
    <message>
        <source>Checking for live signals</source>
        <translation>Aktuelle Signale werden geprüft</translation>
    </message>
    <message>
        <source>Signals are hidden</source>
        <translation>Signale sind ausgeblendet</translation>
    </message>
    <message>
        <source>No live signals</source>
        <translation>Keine aktuellen Signale</translation>
    </message>
    <message>
        <source>{age}, counts until {time}</source>
        <translation>{age}, gilt bis {time}</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} von {total}</translation>
    </message>
    <message numerus="yes">
        <source>Rests on %n event(s) of the journey</source>
        <translation>
            <numerusform>Beruht auf %n Ereignis im Verlauf</numerusform>
            <numerusform>Beruht auf %n Ereignissen im Verlauf</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Not saved</source>
        <translation>Nicht gesichert</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
    <message>
        <source>Sync is held up</source>
        <translation>Übertragung steht</translation>
    </message>
    <message>
        <source>Your supervisor or IT settles it</source>
        <translation>Teamleitung oder IT klärt das</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Connecting to the hub</source>
        <translation>Verbindung zum Hub wird hergestellt</translation>
    </message>
    <message>
        <source>All responses synced</source>
        <translation>Alle Antworten übertragen</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) differed from the hub and were fetched again</source>
        <translation>
            <numerusform>%n Kunde wich vom Hub ab und wurde neu geholt</numerusform>
            <numerusform>%n Kunden wichen vom Hub ab und wurden neu geholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n response(s) not taken by the hub</source>
        <translation>
            <numerusform>%n Antwort vom Hub nicht angenommen</numerusform>
            <numerusform>%n Antworten vom Hub nicht angenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n response(s) waiting to sync</source>
        <translation>
            <numerusform>%n Antwort wartet auf Übertragung</numerusform>
            <numerusform>%n Antworten warten auf Übertragung</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>all keys</source>
        <translation>alle Tasten</translation>
    </message>
    <message>
        <source>try now</source>
        <translation>jetzt versuchen</translation>
    </message>
    <message>
        <source>close</source>
        <translation>schließen</translation>
    </message>
    <message>
        <source>close explanation</source>
        <translation>Erklärung schließen</translation>
    </message>
    <message>
        <source>back to suggestions</source>
        <translation>zurück zu den Empfehlungen</translation>
    </message>
    <message>
        <source>next pane</source>
        <translation>nächster Bereich</translation>
    </message>
    <message>
        <source>find</source>
        <translation>suchen</translation>
    </message>
    <message>
        <source>number to call</source>
        <translation>Nummer anrufen</translation>
    </message>
    <message>
        <source>choose a person</source>
        <translation>Person wählen</translation>
    </message>
    <message>
        <source>without a profile</source>
        <translation>ohne Profil</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>erneut versuchen</translation>
    </message>
    <message>
        <source>respond</source>
        <translation>antworten</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>wählen</translation>
    </message>
    <message>
        <source>{status}. Open sync and problems</source>
        <translation>{status}. Übertragung und Probleme öffnen</translation>
    </message>
    <message>
        <source>Journey live</source>
        <translation>Verlauf aktuell</translation>
    </message>
    <message>
        <source>Journey live, updated {time}</source>
        <translation>Verlauf aktuell, Stand {time}</translation>
    </message>
    <message>
        <source>Journey from this device, {time}</source>
        <translation>Verlauf von diesem Gerät, {time}</translation>
    </message>
</context>
<context>
    <name>Stranger</name>
    <message>
        <source>Nobody is matched, on purpose</source>
        <translation>Absichtlich niemand zugeordnet</translation>
    </message>
    <message>
        <source>A hidden number is never guessed. Ask who is calling, then open the profile; journey and suggestions follow.</source>
        <translation>Eine unterdrückte Nummer wird nie geraten. Fragen Sie, wer anruft, und öffnen Sie das Profil; Verlauf und Empfehlungen folgen.</translation>
    </message>
    <message>
        <source>Who is on the line?</source>
        <translation>Wer ist am Apparat?</translation>
    </message>
    <message>
        <source>Everything about the other customer is hidden, and the answers of this call no longer count for them.</source>
        <translation>Alles über den anderen Kunden ist ausgeblendet, und die Antworten dieses Gesprächs zählen nicht mehr für ihn.</translation>
    </message>
    <message>
        <source>Not in our records</source>
        <translation>Nicht bei uns erfasst</translation>
    </message>
    <message>
        <source>Find the person, or keep the call without a profile.</source>
        <translation>Suchen Sie die Person oder führen Sie das Gespräch ohne Profil.</translation>
    </message>
    <message>
        <source>Name, customer number or e-mail</source>
        <translation>Name, Kundennummer oder E-Mail</translation>
    </message>
    <message>
        <source>Go on without a profile</source>
        <translation>Ohne Profil weiter</translation>
    </message>
</context>
<context>
    <name>Supervisor</name>
    <message>
        <source>All</source>
        <comment>answers</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Responses</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Nicht angenommen</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen …</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Received until %1</source>
        <translation>Empfangen bis %1</translation>
    </message>
    <message>
        <source>export</source>
        <translation>exportieren</translation>
    </message>
    <message>
        <source>refresh</source>
        <translation>aktualisieren</translation>
    </message>
    <message>
        <source>row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle: %1</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Empfehlung</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Wird exportiert …</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Shown</source>
        <comment>place on the list, a column</comment>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Rests until %1</source>
        <translation>Ruht bis %1</translation>
    </message>
    <message>
        <source>Customer asked for it</source>
        <translation>Kunde fragte danach</translation>
    </message>
    <message>
        <source>Name not known</source>
        <translation>Name nicht bekannt</translation>
    </message>
    <message>
        <source>shown at place %1</source>
        <translation>an Stelle %1 gezeigt</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Alle Tage</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another place.</source>
        <translation>%1 ließ sich nicht schreiben: %2. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>beantwortet: %1</translation>
    </message>
    <message>
        <source>Hide why “%1” stood here</source>
        <translation>Ausblenden, warum „%1“ hier stand</translation>
    </message>
    <message>
        <source>Why “%1” stood here</source>
        <translation>Warum „%1“ hier stand</translation>
    </message>
    <message>
        <source>Held back then</source>
        <translation>Damals zurückgestellt</translation>
    </message>
    <message>
        <source>Copy the list as text</source>
        <translation>Liste als Text kopieren</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>Liste schließen</translation>
    </message>
    <message>
        <source>Choose a response to see the list as it was.</source>
        <translation>Wählen Sie eine Antwort, um die Liste von damals zu sehen.</translation>
    </message>
    <message>
        <source>The customer asked about it. No list was on the screen, so there is none to show.</source>
        <translation>Der Kunde fragte danach. Es war keine Liste zu sehen, also gibt es keine zu zeigen.</translation>
    </message>
    <message>
        <source>Loading the list…</source>
        <translation>Liste wird geladen …</translation>
    </message>
    <message>
        <source>As %1 saw it</source>
        <translation>Wie %1 sie sah</translation>
    </message>
    <message>
        <source>As the agent saw it</source>
        <translation>Wie der Agent sie sah</translation>
    </message>
    <message>
        <source>below the edge of the window</source>
        <translation>unter dem Fensterrand</translation>
    </message>
    <message>
        <source>Worked out again from the record: the same list.</source>
        <translation>Aus dem Protokoll neu berechnet: dieselbe Liste.</translation>
    </message>
    <message>
        <source>The hub no longer has rules version %1, so this list cannot be shown again.</source>
        <translation>Der Hub hat die Regelversion %1 nicht mehr, darum lässt sich diese Liste nicht mehr zeigen.</translation>
    </message>
    <message>
        <source>The hub no longer has rules version %1 or model %2, so this list cannot be shown again.</source>
        <translation>Der Hub hat die Regelversion %1 oder das Modell %2 nicht mehr, deshalb lässt sich diese Liste nicht mehr zeigen.</translation>
    </message>
    <message>
        <source>Worked out again, the list differs from the recorded one. Treat it as likely, not as certain, and tell IT.</source>
        <translation>Neu berechnet weicht die Liste von der protokollierten ab. Nehmen Sie sie als wahrscheinlich, nicht als sicher, und sagen Sie der IT Bescheid.</translation>
    </message>
    <message>
        <source>Rules version %1</source>
        <translation>Regelversion %1</translation>
    </message>
    <message>
        <source>none, starting values</source>
        <translation>keines, Startwerte</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>New rows wait until you ask</source>
        <translation>Neue Zeilen warten, bis Sie fragen</translation>
    </message>
    <message>
        <source>Responses – Agent Desktop</source>
        <translation>Antworten – Agent Desktop</translation>
    </message>
    <message>
        <source>Loading responses…</source>
        <translation>Antworten werden geladen …</translation>
    </message>
    <message>
        <source>No response matches these filters.</source>
        <translation>Keine Antwort passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>Export responses</source>
        <translation>Antworten exportieren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n new response(s)</source>
        <translation>
            <numerusform>%n neue Antwort</numerusform>
            <numerusform>%n neue Antworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n response(s)</source>
        <translation>
            <numerusform>%n Antwort</numerusform>
            <numerusform>%n Antworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) saved to %1.</source>
        <translation>
            <numerusform>%n Zeile in %1 gesichert.</numerusform>
            <numerusform>%n Zeilen in %1 gesichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undone</source>
        <translation>
            <numerusform>%n zurückgenommen</numerusform>
            <numerusform>%n zurückgenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n row(s)</source>
        <translation>
            <numerusform>%n Zeile exportieren</numerusform>
            <numerusform>%n Zeilen exportieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new</source>
        <translation>
            <numerusform>%n neue zeigen</numerusform>
            <numerusform>%n neue zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncCentre</name>
    <message>
        <source>The hub did not answer the comparison. It is made by itself later.</source>
        <translation>Der Hub hat auf den Vergleich nicht geantwortet. Er wird später von selbst gemacht.</translation>
    </message>
    <message>
        <source>Saved as {file}. It holds no names, numbers, tokens or keys.</source>
        <translation>Als {file} gesichert. Die Datei enthält keine Namen, Nummern, Token oder Schlüssel.</translation>
    </message>
    <message>
        <source>A colleague&apos;s: leaves in its own order</source>
        <translation>Von jemand anderem: geht in eigener Reihenfolge hinaus</translation>
    </message>
    <message>
        <source>Leaves when you have signed in again</source>
        <translation>Geht hinaus, sobald Sie neu angemeldet sind</translation>
    </message>
    <message>
        <source>After the one above</source>
        <translation>Nach dem darüber</translation>
    </message>
    <message>
        <source>Held up: see &apos;This device&apos;</source>
        <translation>Aufgehalten: siehe „Dieses Gerät“</translation>
    </message>
    <message>
        <source>Leaves when the hub is back</source>
        <translation>Geht hinaus, sobald der Hub wieder da ist</translation>
    </message>
    <message>
        <source>Leaves now</source>
        <translation>Geht jetzt hinaus</translation>
    </message>
    <message>
        <source>everything has left</source>
        <translation>alles ist hinausgegangen</translation>
    </message>
    <message>
        <source>they leave by themselves</source>
        <translation>sie gehen von selbst hinaus</translation>
    </message>
    <message>
        <source>oldest from {time}</source>
        <translation>älteste von {time}</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>no differences since the start</source>
        <translation>keine Unterschiede seit dem Start</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>nicht angenommen</translation>
    </message>
    <message>
        <source>your supervisor or IT settles it</source>
        <translation>Teamleitung oder IT klärt das</translation>
    </message>
    <message>
        <source>nothing was refused</source>
        <translation>nichts wurde abgelehnt</translation>
    </message>
    <message>
        <source>last contact</source>
        <translation>letzter Kontakt</translation>
    </message>
    <message>
        <source>the line is up</source>
        <translation>die Leitung steht</translation>
    </message>
    <message>
        <source>the line is down</source>
        <translation>die Leitung ist weg</translation>
    </message>
    <message>
        <source>compared</source>
        <translation>verglichen</translation>
    </message>
    <message>
        <source>Nothing but what you recorded is kept here: without the hub nobody can be looked up.</source>
        <translation>Hier liegt nur, was Sie aufgenommen haben: Ohne den Hub lässt sich niemand nachschlagen.</translation>
    </message>
    <message>
        <source>Search finds everybody who is kept on this device.</source>
        <translation>Die Suche findet alle, die auf diesem Gerät liegen.</translation>
    </message>
    <message>
        <source>Kept here: up to {customers} customers, {days} days each.</source>
        <translation>Hier vorgehalten: bis zu {customers} Kunden, je {days} Tage.</translation>
    </message>
    <message>
        <source>Search is still indexing: older customers may be missing.</source>
        <translation>Die Suche baut ihren Index noch auf: Ältere Kunden können fehlen.</translation>
    </message>
    <message>
        <source>Nothing waits, and nothing was refused.</source>
        <translation>Nichts wartet, und nichts wurde abgelehnt.</translation>
    </message>
    <message>
        <source>What waits, and what was not taken</source>
        <translation>Was wartet, und was nicht angenommen wurde</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Sync and problems</source>
        <translation>Übertragung und Probleme</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Close sync and problems, Esc</source>
        <translation>Übertragung und Probleme schließen, Esc</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>Dieses Gerät</translation>
    </message>
    <message>
        <source>Not taken by the hub</source>
        <translation>Vom Hub nicht angenommen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation>Diagnose sichern</translation>
    </message>
    <message>
        <source>What you record is saved on this device first, then sent. Nothing is deleted until the hub confirms it.</source>
        <translation>Was Sie aufnehmen, wird zuerst auf diesem Gerät gesichert und dann übertragen. Nichts wird gelöscht, bevor der Hub es bestätigt.</translation>
    </message>
    <message>
        <source>For your supervisor or IT: nothing for you to do</source>
        <translation>Für Teamleitung oder IT: Sie müssen nichts tun</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Nicht angenommen</translation>
    </message>
    <message>
        <source>Leaves by itself, in the order you answered</source>
        <translation>Geht von selbst hinaus, in der Reihenfolge Ihrer Antworten</translation>
    </message>
    <message>
        <source>Your supervisor or IT decides: it is applied after all, or discarded. Nothing is asked of you, and no call is held up.</source>
        <translation>Teamleitung oder IT entscheidet: Es wird doch übernommen oder verworfen. Von Ihnen wird nichts verlangt, und kein Gespräch wird aufgehalten.</translation>
    </message>
    <message>
        <source>Reason code</source>
        <translation>Grund (Code)</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>What happens now</source>
        <translation>Was jetzt geschieht</translation>
    </message>
    <message>
        <source>Details for support</source>
        <translation>Angaben für den Support</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen …</translation>
    </message>
    <message>
        <source>Compare now</source>
        <translation>Jetzt vergleichen</translation>
    </message>
    <message>
        <source>Save diagnostics…</source>
        <translation>Diagnose sichern …</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the details for support</source>
        <translation>Angaben für den Support kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) fetched again</source>
        <translation>
            <numerusform>%n Kunde neu geholt</numerusform>
            <numerusform>%n Kunden neu geholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) were fetched again because they differed from the hub.</source>
        <translation>
            <numerusform>%n Kunde wurde neu geholt, weil er vom Hub abwich.</numerusform>
            <numerusform>%n Kunden wurden neu geholt, weil sie vom Hub abwichen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these colleagues must sign in here again first.</source>
        <translation>
            <numerusform>%n davon muss sich hier erst neu anmelden.</numerusform>
            <numerusform>%n davon müssen sich hier erst neu anmelden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n response(s) of colleagues wait at this desk. They leave by themselves.</source>
        <translation>
            <numerusform>%n Antwort von Kolleginnen oder Kollegen wartet an diesem Arbeitsplatz. Sie geht von selbst hinaus.</numerusform>
            <numerusform>%n Antworten von Kolleginnen oder Kollegen warten an diesem Arbeitsplatz. Sie gehen von selbst hinaus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tried %n time(s)</source>
        <translation>
            <numerusform>%n-mal versucht</numerusform>
            <numerusform>%n-mal versucht</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Call</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation>Ausgehend</translation>
    </message>
    <message>
        <source>Outbound, number to call</source>
        <translation>Ausgehend, anzurufende Nummer</translation>
    </message>
    <message>
        <source>Find a customer or number</source>
        <translation>Kunden oder Nummer suchen</translation>
    </message>
    <message>
        <source>Find a customer, Ctrl K</source>
        <translation>Kunden suchen, Strg K</translation>
    </message>
    <message>
        <source>Appearance and keys</source>
        <translation>Aussehen und Tasten</translation>
    </message>
    <message>
        <source>Open the whole window, Ctrl D</source>
        <translation>Ganzes Fenster öffnen, Strg D</translation>
    </message>
    <message>
        <source>Dock beside other programs, Ctrl D</source>
        <translation>Neben andere Programme andocken, Strg D</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The hub does not answer</source>
        <translation>Der Hub antwortet nicht</translation>
    </message>
    <message>
        <source>The hub took too long to answer</source>
        <translation>Der Hub hat zu lange für eine Antwort gebraucht</translation>
    </message>
    <message>
        <source>The hub cannot be reached</source>
        <translation>Der Hub ist nicht erreichbar</translation>
    </message>
    <message>
        <source>The line to the hub broke off</source>
        <translation>Die Leitung zum Hub ist abgerissen</translation>
    </message>
    <message>
        <source>The hub is not available just now</source>
        <translation>Der Hub ist gerade nicht verfügbar</translation>
    </message>
    <message>
        <source>The hub&apos;s certificate is not trusted on this computer. Tell IT; nothing was sent</source>
        <translation>Dem Zertifikat des Hubs wird auf diesem Rechner nicht vertraut. Sagen Sie es der IT; nichts wurde gesendet</translation>
    </message>
    <message>
        <source>Something else answered in the hub&apos;s place (a sign-in page of the network, perhaps). Open a web page to see whether the network wants you to sign in</source>
        <translation>Etwas anderes hat anstelle des Hubs geantwortet (vielleicht eine Anmeldeseite des Netzes). Öffnen Sie eine Webseite, um zu sehen, ob das Netz eine Anmeldung verlangt</translation>
    </message>
    <message>
        <source>The hub&apos;s answer does not fit this version of Agent Desktop. Update the older of the two</source>
        <translation>Die Antwort des Hubs passt nicht zu dieser Version von Agent Desktop. Aktualisieren Sie das Ältere von beiden</translation>
    </message>
    <message>
        <source>This address now answers as another hub than before. Nothing was sent to it; ask IT which of the two is right</source>
        <translation>Unter dieser Adresse antwortet jetzt ein anderer Hub als zuvor. Nichts wurde an ihn gesendet; fragen Sie die IT, welcher der richtige ist</translation>
    </message>
    <message>
        <source>This address now answers as another hub than before. Nothing was taken from it; ask IT which of the two is right</source>
        <translation>Unter dieser Adresse antwortet jetzt ein anderer Hub als zuvor. Nichts wurde von ihm übernommen; fragen Sie die IT, welcher der richtige ist</translation>
    </message>
    <message>
        <source>The disk is full, so nothing more can be saved. Free some space on the disk.</source>
        <translation>Die Festplatte ist voll, darum lässt sich nichts mehr sichern. Schaffen Sie Platz auf der Festplatte.</translation>
    </message>
    <message>
        <source>The disk did not take or give the data. Check that it has space and is still connected.</source>
        <translation>Die Festplatte hat die Daten nicht genommen oder gegeben. Prüfen Sie, ob sie Platz hat und noch verbunden ist.</translation>
    </message>
    <message>
        <source>Another program holds the file of recorded answers (a backup or a virus scanner, perhaps), so the answer was not saved. Answer again.</source>
        <translation>Ein anderes Programm hält die Datei der Antworten fest (vielleicht eine Datensicherung oder ein Virenscanner), darum wurde die Antwort nicht gesichert. Antworten Sie erneut.</translation>
    </message>
    <message>
        <source>The answer could not be saved. Answer again; if it goes on, tell IT.</source>
        <translation>Die Antwort ließ sich nicht sichern. Antworten Sie erneut; wenn es so bleibt, sagen Sie es der IT.</translation>
    </message>
    <message>
        <source>Nobody is signed in, so nothing can be recorded. Sign in first.</source>
        <translation>Niemand ist angemeldet, darum lässt sich nichts aufnehmen. Melden Sie sich zuerst an.</translation>
    </message>
    <message>
        <source>The customers saved on this device could not be read. They are being fetched from the hub again; your responses are not affected.</source>
        <translation>Die auf diesem Gerät gesicherten Kunden waren nicht lesbar. Sie werden noch einmal vom Hub geholt; Ihre Antworten sind nicht betroffen.</translation>
    </message>
    <message>
        <source>Then answer again.</source>
        <translation>Antworten Sie dann erneut.</translation>
    </message>
</context>
<context>
    <name>WhoWorks</name>
    <message>
        <source>{name} has a profile on this desk already. Start the program again and choose it there.</source>
        <translation>{name} hat an diesem Arbeitsplatz schon ein Profil. Starten Sie das Programm neu und wählen Sie es dort.</translation>
    </message>
    <message>
        <source>Profile without a name</source>
        <translation>Profil ohne Namen</translation>
    </message>
    <message>
        <source>Someone new signs in</source>
        <translation>Jemand Neues meldet sich an</translation>
    </message>
    <message>
        <source>Who works here now?</source>
        <translation>Wer arbeitet jetzt hier?</translation>
    </message>
    <message>
        <source>Each person has a profile of their own on this desk, sealed from the others.</source>
        <translation>Jede Person hat an diesem Arbeitsplatz ein eigenes Profil, versiegelt gegen die anderen.</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>learnt from earlier outcomes</source>
        <translation>aus früheren Ergebnissen gelernt</translation>
    </message>
    <message>
        <source>an open signal</source>
        <translation>ein offenes Signal</translation>
    </message>
    <message>
        <source>set in the catalogue</source>
        <translation>im Katalog festgelegt</translation>
    </message>
    <message>
        <source>a rule of the catalogue</source>
        <translation>eine Regel des Katalogs</translation>
    </message>
    <message>
        <source>an answer of this call</source>
        <translation>eine Antwort dieses Gesprächs</translation>
    </message>
    <message>
        <source>Nothing has been learnt yet: how likely each is comes from the catalogue.</source>
        <translation>Es wurde noch nichts gelernt: wie wahrscheinlich jede ist, steht im Katalog.</translation>
    </message>
    <message>
        <source>Learnt model {version}</source>
        <translation>Gelerntes Modell {version}</translation>
    </message>
    <message>
        <source>Likely to work</source>
        <translation>Wahrscheinlich erfolgreich</translation>
    </message>
    <message>
        <source>Fits now</source>
        <translation>Passt jetzt</translation>
    </message>
    <message>
        <source>what just happened, and where</source>
        <translation>was gerade geschah, und wo</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>to the customer and the company</source>
        <translation>für Kunden und Unternehmen</translation>
    </message>
    <message>
        <source>Priority set</source>
        <translation>Gesetzter Vorrang</translation>
    </message>
    <message>
        <source>by the people who run the catalogue</source>
        <translation>von denen, die den Katalog führen</translation>
    </message>
    <message>
        <source>{source}: raises the odds by {percent} %</source>
        <translation>{source}: erhöht die Chancen um {percent} %</translation>
    </message>
    <message>
        <source>{source}: lowers the odds by {percent} %</source>
        <translation>{source}: senkt die Chancen um {percent} %</translation>
    </message>
    <message>
        <source>It continues an answer of this call</source>
        <translation>Sie setzt eine Antwort dieses Gesprächs fort</translation>
    </message>
    <message>
        <source>It continues “{title}”</source>
        <translation>Sie setzt „{title}“ fort</translation>
    </message>
    <message>
        <source>It has to be said to this customer</source>
        <translation>Diesem Kunden muss es gesagt werden</translation>
    </message>
    <message>
        <source>It answers a signal that is open</source>
        <translation>Sie antwortet auf ein offenes Signal</translation>
    </message>
    <message>
        <source>A rule of the catalogue favours it just now</source>
        <translation>Eine Regel des Katalogs begünstigt sie gerade</translation>
    </message>
    <message>
        <source>It is mandatory: it comes before what is ranked by priority.</source>
        <translation>Sie ist Pflicht: sie kommt vor allem, was nach Priorität geordnet ist.</translation>
    </message>
    <message>
        <source>This call is in the control group: how likely each suggestion is was drawn at random, so that what was learnt can be judged.</source>
        <translation>Dieses Gespräch gehört zur Kontrollgruppe: wie wahrscheinlich jede Empfehlung ist, wurde ausgelost, damit sich das Gelernte beurteilen lässt.</translation>
    </message>
    <message>
        <source>drawn at random for this call</source>
        <translation>für dieses Gespräch ausgelost</translation>
    </message>
    <message>
        <source>about {count} of 100 such conversations end well</source>
        <translation>etwa {count} von 100 solchen Gesprächen gelingen</translation>
    </message>
    <message>
        <source>Drawn at random for the control group</source>
        <translation>Für die Kontrollgruppe ausgelost</translation>
    </message>
    <message>
        <source>Tried on this call, within what is uncertain</source>
        <translation>In diesem Gespräch versucht, soweit es unsicher ist</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Other rules of the catalogue</source>
        <translation>Weitere Regeln des Katalogs</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Less the cost</source>
        <translation>Abzüglich der Kosten</translation>
    </message>
    <message>
        <source>Issue: {name}</source>
        <translation>Thema: {name}</translation>
    </message>
    <message>
        <source>Group: {name}</source>
        <translation>Gruppe: {name}</translation>
    </message>
    <message>
        <source>This action</source>
        <translation>Diese Empfehlung</translation>
    </message>
    <message>
        <source>Decided at {time} with rules version {version}</source>
        <translation>Entschieden um {time} mit Regelversion {version}</translation>
    </message>
    <message>
        <source>Considered</source>
        <translation>Betrachtet</translation>
    </message>
    <message>
        <source>Eligible</source>
        <translation>Berechtigt</translation>
    </message>
    <message>
        <source>Allowed now</source>
        <translation>Jetzt erlaubt</translation>
    </message>
    <message>
        <source>Why in this order</source>
        <translation>Warum in dieser Reihenfolge</translation>
    </message>
    <message>
        <source>must be said</source>
        <translation>muss gesagt werden</translation>
    </message>
    <message>
        <source>What counts, the strongest first</source>
        <translation>Was zählt, das Stärkste zuerst</translation>
    </message>
    <message>
        <source>How the priority comes about</source>
        <translation>Wie die Priorität entsteht</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Multiplied, they give {priority}.</source>
        <translation>Multipliziert ergeben sie {priority}.</translation>
    </message>
    <message>
        <source>Service comes first while a signal is open.</source>
        <translation>Solange ein Signal offen ist, geht Helfen vor.</translation>
    </message>
    <message>
        <source>It continues an answer of this customer, so it comes first.</source>
        <translation>Sie setzt eine Antwort dieses Kunden fort, darum kommt sie zuerst.</translation>
    </message>
    <message>
        <source>Close the explanation, Escape</source>
        <translation>Erklärung schließen, Escape</translation>
    </message>
    <message>
        <source>How this list came about</source>
        <translation>Wie diese Liste entstand</translation>
    </message>
    <message numerus="yes">
        <source>%n not eligible</source>
        <translation>
            <numerusform>%n nicht berechtigt</numerusform>
            <numerusform>%n nicht berechtigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resting</source>
        <translation>
            <numerusform>%n ruht</numerusform>
            <numerusform>%n ruhen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Positive</source>
        <translation>Positiv</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>Negativ</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <comment>A day of this year, such as 3 Dec</comment>
        <translation>{day}. {month}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <comment>A day, such as 3 Dec 2024</comment>
        <translation>{day}. {month} {year}</translation>
    </message>
    <message>
        <source>{weekday} {day}</source>
        <comment>A day of the coming week, such as Tue 24 Nov</comment>
        <translation>{weekday}, {day}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>vor %n Std.</numerusform>
            <numerusform>vor %n Std.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n Min.</numerusform>
            <numerusform>vor %n Min.</numerusform>
        </translation>
    </message>
</context>
</TS>
