"""Ranks under an author's name."""

from __future__ import annotations

from threadtui.patterns import late

_RANKS = late(
    r"""(?xi) ^ \#?\d* (?:
      (?:(?:senior|junior|new|full|active|registered|well-known|veteran|premium|gold|silver|platinum|
      super|forum|site|board|global|lifetime|trusted|regular|power|elite|established|advanced|expert|vip|legacy|staff|
      community|retired|honorary|supporting|contributing|distinguished|major|pro|\d+\+?\syear) \s+)*
      (?:members?|users?|administrators?|admins?|moderators?|mods?|newbie|guests?|regular|veteran|staff|developers?|
      contributor|supporter|poster|mentor|volunteer|leader|founder|banned|team|helper|benutzer|mitglied|membre|miembro|membro|
      lid|medlem|użytkownik|участник|пользователь)
    | (?:original\s)?(?:poster|thread\sstarter|topic\sauthor|author|op|offline|online|inactive|unregistered|anonymous)
    | (?:\d+\s*){1,4} ) $"""
)


def is_rank(line: str) -> bool:
    """Whether a line is a rank or a state of an author, not a name."""
    return _RANKS.match(line) is not None
