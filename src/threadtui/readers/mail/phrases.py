"""What mailers of many languages write around what they quote. Data only; a language more is a line more.

The verbs are in `threadtui.said`, as forums have them too.

Collected from what Thunderbird, Gmail, Apple Mail, Outlook, Yahoo and mutt write in each language.
"""

from __future__ import annotations

ON = (
    "on", "in", "at", "am", "le", "el", "il", "em", "no dia", "op", "den", "på", "w dniu", "dne", "dňa",
    "в", "у", "на", "ngày", "pada", "στις", "la data de", "în data de", "2. ", "quoting", "zitat von",
    "also sprach", "quoth", "from", "begin quote from", "in article", "in message", "in a message dated",
    "vào", "kl", "tarihinde", "dana", "quoted from", "citat från", "citando", "cytowanie", "lainaus", "za",
    "ב-", "في", "在", "于",
)  # fmt: skip
"""How such a line begins."""

BEFORE_NAME = (
    "at", "um", "à", "a las", "alle", "às", "kl", "kl.", "o", "v", "om", "klockan", "user", "użytkownik", "uživatel",
    "odesílatel", "odosielateľ", "používateľ",
    "пользователь", "користувач", "the", "von", "from", "dr", "ο/η", "π.μ.", "μ.μ.", "a.m.", "p.m.", "ο χρήστης",
)  # fmt: skip
"""What may stand between the date and the name."""

ORIGINAL = (
    "original message", "original appointment", "reply message", "replied message", "original email",
    "original mail", "ursprüngliche nachricht", "ursprungliche nachricht", "originalnachricht",
    "original-nachricht", "weitergeleitete nachricht", "message d'origine", "message d’origine",
    "message original", "message initial", "message transféré", "courriel original", "mensaje original",
    "mensaje reenviado", "missatge original", "messaggio originale", "messaggio inoltrato",
    "mensagem original", "mensagem encaminhada", "oorspronkelijk bericht", "origineel bericht",
    "doorgestuurd bericht", "ursprungligt meddelande", "originalmeddelande", "vidarebefordrat meddelande",
    "oprindelig meddelelse", "videresendt meddelelse", "opprinnelig melding", "alkuperäinen viesti",
    "välitetty viesti", "algne sõnum", "oryginalna wiadomość", "wiadomość oryginalna",
    "wiadomość przekazana", "treść przekazanej wiadomości", "původní zpráva", "přeposlaná zpráva",
    "pôvodná správa", "исходное сообщение", "оригинальное сообщение", "пересылаемое сообщение",
    "пересланное сообщение", "вихідне повідомлення", "оригінальне повідомлення", "eredeti üzenet",
    "továbbított üzenet", "mesaj original", "mesajul original", "mesaj redirecționat", "αρχικό μήνυμα",
    "προωθημένο μήνυμα", "özgün ileti", "orijinal mesaj", "iletilen mesaj", "thư gốc", "tin nhắn gốc",
    "pesan asli", "הודעה מקורית", "הודעה שהועברה", "الرسالة الأصلية", "原始邮件", "原始郵件", "原邮件",
    "转发的邮件", "转发邮件", "轉寄郵件", "元のメッセージ", "元のメール", "転送されたメッセージ",
    "원본 메시지", "원본 메일", "전달된 메시지", "forwarded message", "forwarded by",
    "begin forwarded message", "forwarded mail", "forward message", "anfang der weitergeleiteten nachricht",
    "début du message réexpédié", "début du message transféré", "inicio del mensaje reenviado",
    "inizio messaggio inoltrato", "início da mensagem reencaminhada", "begin doorgestuurd bericht",
    "vidarebefordrat brev", "начало переадресованного сообщения",
)  # fmt: skip
"""The line above a mail that stands below an answer, or that is passed on."""

FROM = (
    "from", "von", "de", "da", "van", "från", "fra", "lähettäjä", "od", "от", "від", "от кого", "feladó",
    "de la", "από", "kimden", "gönderen", "từ", "dari", "מאת", "من", "发件人", "寄件者", "寄件人", "差出人",
    "送信者", "보낸 사람", "보낸사람", "saatja", "expéditeur", "remitente", "mittente", "remetente",
    "afzender", "avsändare", "afsender", "frá", "nuo", "no",
)  # fmt: skip
SENT = (
    "sent", "date", "gesendet", "datum", "envoyé", "envoyé le", "date d'envoi", "enviado", "enviado el",
    "fecha", "inviato", "data", "enviada em", "enviado em", "enviada", "verzonden", "verzonden op",
    "skickat", "skickat den", "sendt", "dato", "lähetetty", "päivämäärä", "päiväys", "wysłano", "wysłane",
    "odesláno", "odoslané", "dátum", "отправлено", "дата", "отправлен", "надіслано", "elküldve", "küldve",
    "trimis", "αποστολή", "στάλθηκε", "ημερομηνία", "gönderme tarihi", "gönderildi", "tarih", "đã gửi",
    "gửi", "ngày", "dikirim", "tanggal", "נשלח", "תאריך", "تاريخ الإرسال", "تم الإرسال", "发送时间",
    "发送日期", "寄件日期", "日期", "時間", "时间", "送信日時", "日時", "日付", "보낸 날짜", "날짜",
    "poslano", "sent at", "saadetud", "sent on",
)  # fmt: skip
TO = (
    "to", "an", "à", "a", "para", "per", "aan", "till", "til", "vastaanottaja", "do", "komu", "pre", "кому",
    "címzett", "către", "catre", "προς", "kime", "alıcı", "đến", "tới", "kepada", "ke", "אל", "إلى",
    "收件人", "收件者", "宛先", "받는 사람", "받는사람", "destinataire", "destinatario", "destinatário",
    "aan wie", "za", "saaja", "til kogo", "pour",
)  # fmt: skip
SUBJECT = (
    "subject", "betreff", "objet", "sujet", "asunto", "oggetto", "assunto", "onderwerp", "ämne", "emne",
    "aihe", "temat", "předmět", "predmet", "тема", "tárgy", "subiect", "θέμα", "konu", "chủ đề", "tiêu đề",
    "subjek", "perihal", "נושא", "الموضوع", "主题", "主題", "主旨", "件名", "제목", "assumpte", "teema",
    "efni",
)  # fmt: skip
"""The labels of the headers that mailers put above a mail that is quoted without signs."""
OTHER = (
    "cc", "bcc", "reply-to", "kopie", "copie", "copia", "kopia", "kopi", "копия", "копія", "抄送", "副本",
    "참조", "importance", "attachments", "message-id", "organization", "newsgroups", "resent-from",
    "sender", "priority", "cci", "antwort an", "mailed-by",
)  # fmt: skip
"""Others that may stand among them."""
