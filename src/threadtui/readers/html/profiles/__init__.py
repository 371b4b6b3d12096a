"""The engines that are known. The first whose evidence is on a page, and whose posts are, reads it."""

from threadtui.readers.html.profile import Profile
from threadtui.readers.html.profiles import discourse, discussions, flarum, fluxbb, invision, phpbb2, smf
from threadtui.readers.html.profiles.bbpress import BBPRESS
from threadtui.readers.html.profiles.drupal import DRUPAL
from threadtui.readers.html.profiles.github import GITHUB
from threadtui.readers.html.profiles.mybb import MYBB
from threadtui.readers.html.profiles.nodebb import NODEBB
from threadtui.readers.html.profiles.phpbb3 import PHPBB_3
from threadtui.readers.html.profiles.stackexchange import STACK_EXCHANGE
from threadtui.readers.html.profiles.ubbthreads import UBB_THREADS
from threadtui.readers.html.profiles.vanilla import VANILLA
from threadtui.readers.html.profiles.vbulletin3 import VBULLETIN_3
from threadtui.readers.html.profiles.vbulletin4 import VBULLETIN_4
from threadtui.readers.html.profiles.vbulletin5 import VBULLETIN_5
from threadtui.readers.html.profiles.woltlab import WOLTLAB
from threadtui.readers.html.profiles.wpforo import WPFORO
from threadtui.readers.html.profiles.xenforo1 import XENFORO_1
from threadtui.readers.html.profiles.xenforo2 import XENFORO_2

PROFILES: tuple[Profile, ...] = (
    XENFORO_2, XENFORO_1, discourse.CRAWLER, discourse.SAVED, VBULLETIN_5, VBULLETIN_4, VBULLETIN_3, fluxbb.PUNBB,
    PHPBB_3, phpbb2.PHPBB_2, phpbb2.SUBSILVER_2, smf.SMF_2, smf.SMF_1, MYBB, invision.INVISION_4,
    invision.INVISION_3, flarum.SAVED, flarum.PLAIN, NODEBB, fluxbb.FLUXBB, VANILLA, BBPRESS, WOLTLAB, WPFORO,
    UBB_THREADS, discussions.HACKER_NEWS, discussions.OLD_REDDIT, discussions.NEW_REDDIT, discussions.LEMMY,
    discussions.LOBSTERS, discussions.SLASHDOT, STACK_EXCHANGE, GITHUB, DRUPAL,
)  # fmt: skip
"""In the order in which they are tried: those whose evidence is plainest first."""
