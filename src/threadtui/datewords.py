"""The words that forums date their posts with, in the languages that they speak. Data only."""

from __future__ import annotations

MONTHS: tuple[str, ...] = (
    "january jan januar jänner jän janvier janv enero ene gennaio gen janeiro januari tammikuu tammikuuta"
    " tammi styczeń stycznia sty leden ledna led január januára ianuarie ian января январь янв січень січня"
    " січ ocak oca ιανουάριος ιανουαρίου ιαν",
    "february feb februar februari février févr fév fevr febrero febbraio febb fevereiro fev helmikuu"
    " helmikuuta helmi luty lutego lut únor února úno február februára febr februarie февраля февраль фев февр"
    " лютий лютого лют şubat şub φεβρουάριος φεβρουαρίου φεβ",
    "march mar märz mär mrz mars marzo março maart mrt marts maaliskuu maaliskuuta maalis marzec marca březen"
    " března bře marec március márc martie марта март мар березень березня бер mart μάρτιος μαρτίου μαρ",
    "april apr avril avr abril abr aprile aprilis huhtikuu huhtikuuta huhti kwiecień kwietnia kwi duben dubna"
    " dub apríl apríla április ápr aprilie апреля апрель апр квітень квітня кві nisan nis απρίλιος απριλίου"
    " απρ",
    "may mai mayo maggio mag maio mei maj toukokuu toukokuuta touko maja květen května kvě máj mája május мая"
    " май травень травня тра mayıs μάιος μαΐου μάϊ μαΐ μαι",
    "june jun juni juin junio giugno giu junho kesäkuu kesäkuuta kesä czerwiec czerwca cze červen června čvn"
    " jún júna június iunie iun июня июнь июн червень червня чер haziran haz ιούνιος ιουνίου ιουν ιούν",
    "july jul juli juillet juil julio luglio lug julho heinäkuu heinäkuuta heinä lipiec lipca lip červenec"
    " července čvc júl júla július iulie iul июля июль июл липень липня temmuz tem ιούλιος ιουλίου ιουλ ιούλ",
    "august aug août aout agosto ago augustus augusti elokuu elokuuta elo sierpień sierpnia sie srpen srpna"
    " srp augusta augusztus августа август авг серпень серпня сер ağustos ağu αύγουστος αυγούστου αυγ",
    "september sep sept septembre septiembre setiembre settembre set setembro syyskuu syyskuuta syys wrzesień"
    " września wrz září zář septembra szeptember szept septembrie сентября сентябрь сен сент вересень вересня"
    " вер eylül eyl σεπτέμβριος σεπτεμβρίου σεπ σεπτ",
    "october oct oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta loka październik"
    " października paź říjen října říj október októbra octombrie октября октябрь окт жовтень жовтня жов ekim"
    " eki οκτώβριος οκτωβρίου οκτ",
    "november nov novembre noviembre novembro marraskuu marraskuuta marras listopad listopada lis listopadu"
    " novembra noiembrie noi ноября ноябрь ноя нояб листопад листопада kasım kas νοέμβριος νοεμβρίου νοε νοέ",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des joulukuu joulukuuta"
    " joulu grudzień grudnia gru prosinec prosince pro decembra decembrie декабря декабрь дек грудень грудня"
    " гру aralık ara δεκέμβριος δεκεμβρίου δεκ",
)
"""Names and short forms of each month, as they stand beside a day: English, German, French, Spanish, Italian,
Portuguese, Dutch, Swedish, Danish, Norwegian, Finnish, Polish, Czech, Slovak, Hungarian, Romanian, Russian,
Ukrainian, Turkish, Greek."""

DAYS: tuple[str, ...] = (
    "monday mon montag mo lundi lun lunes lunedì segunda seg maandag ma måndag mån mandag man maanantai"
    " poniedziałek pon pondělí po pondelok hétfő h luni понедельник пн понеділок pazartesi pzt δευτέρα δευ",
    "tuesday tue tues dienstag di mardi mar martes martedì terça ter dinsdag tisdag tis tirsdag tir tiistai"
    " ti wtorek wt úterý út utorok kedd marți вторник вт вівторок salı sal τρίτη τρι",
    "wednesday wed mittwoch mi mercredi mer miércoles mié mercoledì quarta qua woensdag wo onsdag ons"
    " keskiviikko ke środa śr středa st streda szerda sze miercuri среда ср середа çarşamba çar τετάρτη τετ",
    "thursday thu thur thurs donnerstag do jeudi jeu jueves jue giovedì gio quinta qui donderdag torsdag tor"
    " tors torstai to czwartek czw čtvrtek čt štvrtok csütörtök csü joi четверг чт четвер perşembe per πέμπτη"
    " πεμ",
    "friday fri freitag fr vendredi ven viernes vie venerdì sexta sex vrijdag vr fredag fre perjantai pe"
    " piątek pt pátek pá piatok péntek pén vineri пятница пт п'ятниця cuma cum παρασκευή παρ",
    "saturday sat samstag sa sonnabend samedi sam sábado sáb sabato sab zaterdag za lördag lör lørdag lør"
    " lauantai la sobota sob so szombat szo sâmbătă суббота сб субота cumartesi cmt σάββατο σαβ",
    "sunday sun sonntag so dimanche dim domingo dom domenica zondag zo söndag sön søndag søn sunnuntai su"
    " niedziela nie neděle ne nedeľa vasárnap vas duminică воскресенье вс неділя pazar paz κυριακή κυρ",
)
"""Names and short forms of the days from Monday on, in the same languages."""

AT = (
    "at", "um", "à", "a las", "alle ore", "alle", "ore", "às", "as", "om", "kl.", "kl", "klo", "o godz.", "godz.", "o",
    "v", "в", "о", "saat", "στις", "la", "um", "on", "-", "–", "—", "»", "@", "·", "|", ",",
)  # fmt: skip
"""What stands between a day and a time."""

TODAY = (
    "today", "heute", "aujourd'hui", "aujourd’hui", "hoy", "oggi", "hoje", "vandaag", "idag", "i dag", "tänään",
    "dzisiaj",
    "dziś", "dnes", "azi", "astăzi", "сегодня", "сьогодні", "bugün", "σήμερα", "今日", "今天", "오늘",
)  # fmt: skip
YESTERDAY = (
    "yesterday", "gestern", "hier", "ayer", "ieri", "ontem", "gisteren", "igår", "i går", "eilen", "wczoraj", "včera",
    "tegnap", "вчера", "вчора", "dün", "χθες", "χτες", "昨日", "昨天", "어제",
)  # fmt: skip
NOW = (
    "just now", "moments ago", "a moment ago", "gerade eben", "à l'instant", "justo ahora", "adesso", "agora mesmo",
    "zojuist", "just nu", "akkurat nå", "juuri nyt", "przed chwilą", "právě teď", "только что", "щойно", "az önce",
    "たった今", "刚刚", "剛剛", "방금",
)  # fmt: skip

AGO = (
    "ago", "vor", "il y a", "hace", "fa", "há", "geleden", "sedan", "siden", "sitten", "temu", "před", "pred",
    "ezelőtt", "acum", "în urmă", "назад", "тому", "önce", "πριν", "前", "전",
)  # fmt: skip
"""What makes a length of time one that is past, before or behind it."""

UNITS: dict[str, str] = {
    "minute": "minute minutes min mins m minuten minuto minutos minuti minuut minuter minutter minut minuty minutami"
    " perc минуту минуты минут мин хвилину хвилини хвилин dakika dk λεπτά λεπτό 分 分钟 分鐘 분 minuuttia minuutti"
    " minutu",
    "hour": "hour hours hr hrs h stunde stunden heure heures hora horas ora ore uur uren timme timmar time timer"
    " tunti tuntia godzinę godziny godzin hodinou hodinami hodin óra óráj oră час часа часов годину години"
    " годин saat ώρα ώρες 時間 小时 小時 시간",
    "day": "day days d tag tagen jour jours día días dia dias giorno giorni dag dagen dagar dage dager päivä päivää"
    " dzień dni dnem dny dní nap zile zi день дня дней дні днів gün ημέρα ημέρες μέρες 日 天 일",
    "week": "week weeks w woche wochen semaine semaines semana semanas settimana settimane weken vecka veckor uge"
    " uger uke uker viikko viikkoa tydzień tygodnie tygodni týdnem týdny hét săptămână săptămâni неделю недели"
    " недель тиждень тижні тижнів hafta εβδομάδα εβδομάδες 週間 周 週 주",
}
"""Lengths of time that are the same whenever they are; months and years are not."""
