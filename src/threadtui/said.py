"""What forums and mailers of many languages write where they say whose words follow. Data only.

A language more is a line more. Collected from what phpBB, vBulletin, SMF, XenForo and MyBB print in each language,
and from what Thunderbird, Gmail, Apple Mail, Outlook, Yahoo and mutt write.
"""

from __future__ import annotations

WROTE = (
    "wrote", "writes", "has written", "said",  # English
    "schrieb", "schreibt", "hat geschrieben", "geschrieben", "sagte",  # German
    "a écrit", "écrit", "a ecrit", "écrivait", "a dit",  # French
    "escribió", "escribio", "ha escrito", "escribía", "dijo", "va escriure", "ha escrit",  # Spanish, Catalan
    "ha scritto", "scrive", "scriveva", "scrisse", "ha detto",  # Italian
    "escreveu", "escrevia", "disse", "escribiu",  # Portuguese, Galician
    "schreef", "heeft geschreven", "geschreven", "zei", "skryf",  # Dutch, Afrikaans
    "skrev", "skreiv", "skrifaði", "ritaði",  # Swedish, Danish, Norwegian, Icelandic
    "kirjoitti", "sanoi", "kirjutas",  # Finnish, Estonian
    "napisał", "napisała", "napisał(a)", "pisze", "napisano", "powiedział(a)",  # Polish
    "napsal", "napsala", "napsal(a)", "píše", "řekl", "napísal", "napísal(a)",  # Czech, Slovak
    "написал", "написала", "написал(а)", "пишет", "писал", "писал(а)", "сказал", "сказал(а)",  # Russian
    "написав", "написала", "написав(ла)", "пише", "напісаў",  # Ukrainian, Belarusian
    "написа", "пише", "je napisao", "je napisala", "je napisao/la", "napisao je", "je napisal", "piše",  # South Slavic
    "írta", "ezt írta", "írta a következőt",  # Hungarian
    "a scris", "scria",  # Romanian
    "έγραψε", "έγραφε",  # Greek
    "yazdı", "şunu yazdı", "tarihinde şunu yazdı", "şöyle yazdı", "dedi",  # Turkish
    "đã viết", "viết",  # Vietnamese
    "menulis",  # Indonesian, Malay
    "כתב", "כתב/ה", "كتب", "نوشت",  # Hebrew, Arabic, Persian
    "parašė", "rašė", "rakstīja",  # Lithuanian, Latvian
)  # fmt: skip
"""The verb, before or after the name."""
WROTE_JOINED = (
    "さんは書きました", "さんが書きました", "書きました", "さんの発言",  # Japanese
    "写道", "寫道", "撰寫", "写到", "님이 작성", "작성", "เขียนว่า", "ने लिखा",  # Chinese, Korean, Thai, Hindi
)  # fmt: skip
"""The same where words are not parted by spaces, or have signs that are no letters."""
MAILED = ("sent", "wrote in message", "wrote in article", "a envoyé", "menulis pesan", "מאת")
"""What only mailers write so: elsewhere the words say too little."""
MAILED_JOINED = ("のメール",)
"""Likewise."""
POSTED = ("posted", "skrev som svar", "schrieb am", "wrote on", "said in", "said on", "说", "說")
"""What only forums print so, with a place or a date, or nothing, after it."""

QUOTED_BY = (
    "originally posted by", "quote from", "quoting", "zitat von", "ursprünglich von", "citation de", "cita de",
    "originalmente publicado por", "originariamente inviato da", "citazione di", "citação de",
    "postado originalmente por", "citaat van", "oorspronkelijk geplaatst door", "citat från",
    "ursprungligen postat av", "cytat z", "цитата от", "lainaus käyttäjältä", "citace od", "引用自", "原帖由",
)  # fmt: skip
"""What forums print before the name."""
POSTED_BY = (
    "quote by", "posted by", "envoyé par", "iniciado por", "zamieszczone przez", "сообщение от", "alıntı", "引用元",
)  # fmt: skip
"""What they print there above quotations, and elsewhere too."""
BARE = (
    "quote", "zitat", "citation", "cita", "citazione", "citação", "citaat", "citat", "cytat", "цитата", "lainaus",
    "citace", "idézet", "citát", "alıntı", "引用", "인용", "code",
)  # fmt: skip
"""A heading that names nobody."""
