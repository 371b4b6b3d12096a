"""The reader's screen: it takes what views and keys ask for, decides, and moves every view."""

from __future__ import annotations

from threadtui.ui.screens.answering import Answering
from threadtui.ui.screens.base import ReaderBase
from threadtui.ui.screens.commanding import Commanding
from threadtui.ui.screens.correcting import Correcting
from threadtui.ui.screens.finding import Finding
from threadtui.ui.screens.folding import Folding
from threadtui.ui.screens.moving import Moving
from threadtui.ui.screens.quoting import Quoting
from threadtui.ui.screens.remembering import Remembering
from threadtui.ui.screens.seeing import Seeing
from threadtui.ui.screens.taking import Taking
from threadtui.ui.screens.viewing import Viewing


class ReaderScreen(
    Commanding,
    Finding,
    Folding,
    Taking,
    Correcting,
    Remembering,
    Moving,
    Quoting,
    Seeing,
    Viewing,
    Answering,
    ReaderBase,
):
    """Posts, quotes and authors of one thread. Its keys are the actions of its parts, one part a subject."""
