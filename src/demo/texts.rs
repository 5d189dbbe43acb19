//! Names and descriptions as people of self-help write them, in German, Norwegian and English.

use super::places::City;
use super::rng::Rng;
use crate::group::{CodedSet, Relation};
use crate::topic::{Language, Topic};

use Language::{De, En, Nb};

/// `{t}` is the topic's name, `{c}` the town.
fn with_topic(language: Language) -> &'static [&'static str] {
    match language {
        De => &[
            "Selbsthilfegruppe {t}",
            "Selbsthilfegruppe {t} {c}",
            "SHG {t} {c}",
            "Gesprächskreis {t}",
            "Gesprächskreis {t} {c}",
            "{t}: Gruppe {c}",
            "{t} – Austausch unter Betroffenen",
            "Offener Treff {t}",
            "{t}: miteinander reden",
            "Neue Gruppe: {t}",
            "Gruppe {t}, {c} und Umgebung",
            "Treffpunkt {t}",
        ],
        Nb => &[
            "Selvhjelpsgruppe: {t}",
            "Selvhjelpsgruppe {t} {c}",
            "Samtalegruppe: {t}",
            "{t} – samtalegruppe i {c}",
            "Likepersongruppe {t} {c}",
            "{t}: møteplass i {c}",
            "Åpen kveld: {t}",
            "Ny gruppe: {t}",
            "{t} – vi som kjenner det på kroppen",
            "Kaffe og prat: {t}",
        ],
        En => &[
            "{t} self-help group",
            "{t} support group, {c}",
            "{c} {t} Circle",
            "{t}: Peer Support {c}",
            "{t} Mutual Help",
            "Open evening: {t}",
            "{t}: talking together",
            "Living with it: {t}",
            "New group: {t}",
            "{t} Drop-in, {c}",
        ],
    }
}

/// For groups of people close to somebody affected.
fn for_relatives(language: Language) -> &'static [&'static str] {
    match language {
        De => &[
            "Angehörigengruppe {t}",
            "Angehörige im Gespräch: {t}",
            "{t}: Gruppe für Angehörige {c}",
            "Und wie geht es mir? Angehörige, Thema {t}",
        ],
        Nb => &[
            "Pårørendegruppe: {t}",
            "{t}: for oss som står nær",
            "Pårørende i {c}: {t}",
            "Hvem spør hvordan jeg har det? {t}",
        ],
        En => &[
            "Families and friends: {t}",
            "{t}: those close by, {c}",
            "Relatives' group, {t}",
            "And how are you? For people close to someone: {t}",
        ],
    }
}

/// Names that say nothing of the topic, as many groups prefer.
fn without_topic(language: Language) -> &'static [&'static str] {
    match language {
        De => &[
            "Lichtblick {c}",
            "Gruppe Rückenwind",
            "Atempause",
            "Die Mittwochsrunde",
            "Gemeinsam weiter {c}",
            "Neue Wege",
            "Wir für uns",
            "Gruppe Ankerplatz",
            "Zwischen den Zeilen",
        ],
        Nb => &[
            "Pusterommet {c}",
            "Sammen videre",
            "Kveldsgruppa",
            "Vendepunktet {c}",
            "Lyspunkt",
            "Et skritt av gangen",
            "Gruppa på hjørnet",
            "Medvind {c}",
        ],
        En => &[
            "Onward Together",
            "The Tuesday Table",
            "Breathing Space {c}",
            "New Chapter",
            "One Step at a Time, {c}",
            "The Kitchen Table Group",
            "Safe Harbour",
            "Room to Talk",
        ],
    }
}

/// Real listings put their whole story into the name now and then.
fn very_long(language: Language) -> &'static str {
    match language {
        De => {
            "Selbsthilfegruppe für Menschen, die das Thema {t} betrifft, für ihre Angehörigen, Freundinnen und \
             Freunde und für alle, die in {c} und Umgebung einen geschützten Ort zum Reden, Zuhören und \
             Schweigen suchen"
        }
        Nb => {
            "Selvhjelpsgruppe for deg som kjenner temaet {t} fra ditt eget liv, for dine pårørende og venner og \
             for alle i {c} og omegn som trenger et trygt sted å snakke, lytte og være stille sammen"
        }
        En => {
            "Self-help group for everyone whose life is touched by the topic {t}, for their families and friends, \
             and for anybody in and around {c} who needs a safe place to talk, to listen and to be quiet together"
        }
    }
}

/// The group's name.
pub(super) fn name(topic: &Topic, city: City, audience: CodedSet<Relation>, rng: &mut Rng) -> String {
    let relatives = [Relation::Relatives, Relation::Partners, Relation::Friends, Relation::Siblings];
    let label = topic.label(city.language);
    let names_them = topic.id.starts_with("relatives") || topic.id.starts_with("partners");
    let template = if rng.one_in(120) {
        very_long(city.language)
    } else if rng.one_in(7) {
        rng.pick(without_topic(city.language))
    } else if !names_them && !audience.is_empty() && audience.iter().all(|r| relatives.contains(&r)) {
        rng.pick(for_relatives(city.language))
    } else {
        rng.pick(with_topic(city.language))
    };
    template.replace("{t}", label).replace("{c}", city.name)
}

fn openings(language: Language) -> &'static [&'static str] {
    match language {
        De => &[
            "Wir sind eine kleine Gruppe zum Thema {t}.",
            "Bei uns geht es um {t}.",
            "Thema der Gruppe: {t}.",
            "Eine Gruppe von Menschen, die das Thema {t} aus dem eigenen Leben kennen.",
            "Hier treffen sich Menschen, die dasselbe erleben. Thema: {t}.",
            "Du bist mit dem Thema {t} nicht allein.",
        ],
        Nb => &[
            "Vi er en liten gruppe. Tema: {t}.",
            "Gruppas tema er {t}.",
            "Her møtes folk med egen erfaring. Tema: {t}.",
            "Du er ikke alene. Hos oss handler det om {t}.",
            "En gruppe for deg som kjenner temaet på kroppen: {t}.",
        ],
        En => &[
            "We are a small group. Our topic: {t}.",
            "A place to talk about {t}.",
            "We meet as people with the same experience. Topic: {t}.",
            "You are not alone. Here it is about {t}.",
            "A friendly circle of people who know it from their own lives: {t}.",
        ],
    }
}

fn openings_for_relatives(language: Language) -> &'static [&'static str] {
    match language {
        De => &[
            "Für Menschen, die jemandem nahestehen. Thema: {t}.",
            "Wer begleitet, braucht selbst auch Halt. Thema der Gruppe: {t}.",
        ],
        Nb => &[
            "For deg som står noen nær. Tema: {t}.",
            "Den som støtter andre, trenger også støtte. Tema: {t}.",
        ],
        En => &[
            "For people who are close to someone. Topic: {t}.",
            "Those who support others need support too. Topic: {t}.",
        ],
    }
}

fn middles(language: Language) -> &'static [&'static str] {
    match language {
        De => &[
            "Jede und jeder erzählt so viel, wie gerade gut ist; Zuhören reicht auch.",
            "Wir tauschen Erfahrungen aus, lachen auch und geben einander Tipps für den Alltag.",
            "Was gesagt wird, bleibt im Raum.",
            "Wir hören zu, ohne zu urteilen, und geben keine Ratschläge, um die niemand gebeten hat.",
            "Am Anfang steht eine kurze Runde: Wie geht es mir heute?",
            "Einmal im Quartal laden wir jemanden vom Fach ein; sonst bleiben wir unter uns.",
            "Nach dem Gespräch gehen einige noch zusammen etwas trinken.",
        ],
        Nb => &[
            "Du forteller så mye du vil; det er helt greit bare å lytte.",
            "Vi deler erfaringer, ler litt også, og gir hverandre tips til hverdagen.",
            "Det som sies i rommet, blir i rommet.",
            "Vi lytter uten å dømme og gir ikke råd som ingen har bedt om.",
            "Vi begynner med en runde: Hvordan har jeg det i dag?",
            "Et par ganger i året kommer en fagperson på besøk.",
        ],
        En => &[
            "Say as much as feels right; listening is fine too.",
            "We share what has helped us, and there is laughter as well.",
            "What is said in the room stays in the room.",
            "We listen without judging and give no advice nobody asked for.",
            "We start with a short round: how am I today?",
            "A few times a year we invite a speaker; otherwise it is just us.",
        ],
    }
}

fn closings(language: Language) -> &'static [&'static str] {
    match language {
        De => &[
            "Neue sind jederzeit willkommen.",
            "Bitte melde dich vor dem ersten Besuch kurz.",
            "Die Gruppe ersetzt keine Behandlung, kann sie aber gut begleiten.",
            "Die Teilnahme ist vertraulich.",
            "Du brauchst keine Diagnose und keine Anmeldung.",
            "",
        ],
        Nb => &[
            "Nye er alltid velkommen.",
            "Ta gjerne kontakt før du kommer første gang.",
            "Gruppa erstatter ikke behandling, men kan være god støtte ved siden av.",
            "Alle har taushetsløfte.",
            "Du trenger verken diagnose eller påmelding.",
            "",
        ],
        En => &[
            "Newcomers are welcome at any time.",
            "Please get in touch before your first visit.",
            "The group does not replace treatment, but it goes well with it.",
            "Taking part is confidential.",
            "You need neither a diagnosis nor a booking.",
            "",
        ],
    }
}

/// Two or three sentences about the group.
pub(super) fn description(
    label: &str,
    language: Language,
    audience: CodedSet<Relation>,
    rng: &mut Rng,
) -> String {
    let close = [Relation::Relatives, Relation::Partners, Relation::Parents, Relation::Siblings];
    let relatives = !audience.is_empty() && audience.iter().all(|r| close.contains(&r));
    let opening = rng.pick(if relatives { openings_for_relatives(language) } else { openings(language) });
    let mut words = opening.replace("{t}", label);
    for sentence in [rng.pick(middles(language)), rng.pick(closings(language))] {
        if !sentence.is_empty() {
            words.push(' ');
            words.push_str(sentence);
        }
    }
    words
}

/// How to get the link, or what to type.
pub(super) fn online_note(language: Language, has_link: bool, rng: &mut Rng) -> &'static str {
    match (language, has_link) {
        (De, true) => rng.pick(&["Kenncode: Demo", "Mikrofon bitte zuerst aus"]),
        (De, false) => "Den Link gibt es auf Anfrage",
        (Nb, true) => rng.pick(&["Passord: Demo", "Slå gjerne av mikrofonen først"]),
        (Nb, false) => "Lenken får du når du tar kontakt",
        (En, true) => rng.pick(&["Passcode: Demo", "Please join muted"]),
        (En, false) => "The link is given on request",
    }
}

/// When somebody answers.
pub(super) fn hours(language: Language) -> &'static str {
    match language {
        De => "Mo und Do 10–12 Uhr, sonst Anrufbeantworter",
        Nb => "mandag og torsdag kl. 10–12, ellers telefonsvarer",
        En => "Mon and Thu 10 am to noon, voicemail at other times",
    }
}

/// First names, common ones.
pub(super) fn first_name(language: Language, rng: &mut Rng) -> &'static str {
    match language {
        De => rng.pick(&["Eva", "Jürgen", "Ayşe", "Lena", "Marek", "Petra", "Sönke", "Uli"]),
        Nb => rng.pick(&["Ingrid", "Bjørn", "Åse", "Kari", "Nils", "Siv", "Tore", "Amina"]),
        En => rng.pick(&["Alex", "Grace", "Moira", "Sam", "Dev", "Ruth", "Owen", "Rosa"]),
    }
}

/// The invented contact point of a town.
pub(super) fn contact_point_name(city: City) -> String {
    match city.language {
        De => format!("Selbsthilfe-Kontaktstelle {} (erfunden)", city.name),
        Nb => format!("Selvhjelpssenteret i {} (oppdiktet)", city.name),
        En => format!("{} Self-Help Clearinghouse (made-up)", city.name),
    }
}

/// What a contact point does.
pub(super) fn contact_point_words(language: Language) -> &'static str {
    match language {
        De => {
            "Wir kennen die Selbsthilfegruppen der Stadt, vermitteln an sie und helfen, wenn jemand eine neue \
             Gruppe gründen möchte. Die Beratung ist kostenlos und vertraulich."
        }
        Nb => {
            "Vi kjenner selvhjelpsgruppene i byen, hjelper deg videre til dem og støtter deg som vil starte en \
             ny gruppe. Samtalen er gratis og fortrolig."
        }
        En => {
            "We know the self-help groups in town, put you in touch with them, and help anyone who wants to \
             start a new one. Talking to us is free and confidential."
        }
    }
}

/// An invented national association.
pub(super) fn association(language: Language) -> &'static str {
    match language {
        De => "Bundesverband Beispiel-Selbsthilfe (erfunden)",
        Nb => "Landsforeningen Eksempel (oppdiktet)",
        En => "National Example Association (made-up)",
    }
}
