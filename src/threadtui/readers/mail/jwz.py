"""Who answers whom, from the ids that messages name: the algorithm of Jamie Zawinski (jwz.org/doc/threading.html).

A message that is named but is not there holds its answers together all the same. What a message says of itself
goes before what others say of it. Numbers of messages run from 0 in the order in which they were added.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence


class Threader:
    """Takes messages one by one; near-linear in the ids that they name."""

    def __init__(self) -> None:
        self._box: dict[bytes, int] = {}
        """The number of each id."""
        self._message = array("i")
        """The message of each number, or -1 for one that is only named."""
        self._above = array("i")
        """The number above each, or -1; made by `link`."""
        self._root = array("i")
        """A number nearer to the root: what joins trees fast."""
        self.number = array("i")
        """The number of each message."""
        self._named = array("i")
        """For each message the number that it answers, or -1."""
        self._chains: dict[int, array[int]] = {}
        """The numbers that a message names, where these are more than one."""
        self.rings: list[int] = []
        """Messages whose parent was not taken, because it answers them."""

    def add(self, message_id: bytes | None, chain: Sequence[bytes]) -> None:
        """One more message: its id, and those of the messages that it names, the one that it answers last."""
        messages = self._message
        message, number = len(self.number), len(messages)
        if message_id is not None:
            number = self._box.setdefault(message_id, number)
        if number == len(messages):
            messages.append(message)
        elif messages[number] < 0:
            messages[number] = message
        else:  # one that is there twice is another message
            number = len(messages)
            messages.append(message)
        self.number.append(number)
        named = -1
        for each in chain:
            named = self._box.setdefault(each, len(messages))
            if named == len(messages):
                messages.append(-1)
        self._named.append(named)
        if len(chain) > 1:
            self._chains[message] = array("i", map(self._box.__getitem__, chain))

    def message(self, message_id: bytes) -> int:
        """The message of an id, or -1 where none was added."""
        number = self._box.get(message_id, -1)
        return self._message[number] if number >= 0 else -1

    def answers(self, message: int) -> bool:
        """Whether a message names another: then what it answers is known, and nobody else need tell it."""
        return self._named[message] >= 0

    def link(self) -> None:
        """Join all messages that were added; what was joined before is joined anew."""
        above = self._above = array("i", [-1]) * len(self._message)
        root = self._root = array("i", range(len(self._message)))
        self.rings.clear()
        downwards = True
        for message, (number, named) in enumerate(zip(self.number, self._named, strict=True)):
            if named < 0 or above[number] >= 0:
                continue
            if downwards and named < number:  # no ring without a number above a smaller one
                above[number] = root[number] = named
                continue
            downwards = False
            if not self._join(number, named) and named != number:
                self.rings.append(message)
        for chain in self._chains.values():
            for at in range(len(chain) - 1, 0, -1):
                if above[chain[at]] >= 0:
                    break  # whoever joined it knew what is above
                self._join(chain[at], chain[at - 1])

    def join(self, message: int, above: int) -> None:
        """Put one message, a root, under another, unless that answers it."""
        if self._above[self.number[message]] < 0:
            self._join(self.number[message], self.number[above])

    def _join(self, number: int, above: int) -> bool:
        root = self._find(above)
        if root == number:
            return False
        self._above[number] = above
        self._root[number] = root
        return True

    def _find(self, number: int) -> int:
        root = self._root
        while (above := root[number]) != number:
            root[number] = number = root[above]
        return number

    def parents(self) -> array[int]:
        """For each message the nearest one above it that is there, or -1."""
        messages, numbers, above = self._message, self.number, self._above
        if messages == numbers == array("i", range(len(numbers))):  # each id is that of one message
            return above[:]
        near = array("i", [-2]) * len(above)
        parents = array("i")
        for number in numbers:
            path: list[int] = []
            found = above[number]
            while found >= 0 and messages[found] < 0 and near[found] == -2:
                path.append(found)
                found = above[found]
            if found >= 0 and messages[found] < 0:
                found = near[found]
            for each in path:
                near[each] = found
            parents.append(messages[found] if found >= 0 else -1)
        return parents

    def threads(self) -> list[array[int]]:
        """The messages of each thread, threads and messages in the order in which they were added."""
        found: dict[int, array[int]] = {}
        for message, number in enumerate(self.number):
            root = self._find(number)
            if root in found:
                found[root].append(message)
            else:
                found[root] = array("i", [message])
        return list(found.values())
