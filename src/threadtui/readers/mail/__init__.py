"""Mail and news: mailboxes and single messages, in threads. The index is made of headers, on bytes."""

from threadtui.readers.mail.reader import Mail, box_of, holds_one_thread

__all__ = ["Mail", "box_of", "holds_one_thread"]
