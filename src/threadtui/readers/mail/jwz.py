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
        """The number above each, or -1."""
        self._root = array("i")
        """A number nearer to the root: what joins trees fast."""
        self.number = array("i")
        """The number of each message."""
        self._chains = array("i")
        self._chain_ends = array("i")
        self.rings: list[int] = []
        """Messages whose parent was not taken, because it answers them."""

    def add(self, message_id: bytes | None, chain: Sequence[bytes]) -> None:
        """One more message: its id, and those of the messages that it names, the one that it answers last."""
        message = len(self.number)
        number = -1 if message_id is None else self._box.get(message_id, -1)
        if number < 0 or self._message[number] >= 0:  # one that is there twice is another message
            number = self._new(message)
            if message_id is not None:
                self._box.setdefault(message_id, number)
        else:
            self._message[number] = message
        self.number.append(number)
        for each in chain:
            number = self._box.get(each, -1)
            if number < 0:
                number = self._box[each] = self._new(-1)
            self._chains.append(number)
        self._chain_ends.append(len(self._chains))

    def message(self, message_id: bytes) -> int:
        """The message of an id, or -1 where none was added."""
        number = self._box.get(message_id, -1)
        return self._message[number] if number >= 0 else -1

    def answers(self, message: int) -> bool:
        """Whether a message names another: then what it answers is known, and nobody else need tell it."""
        return self._chain_ends[message] > (self._chain_ends[message - 1] if message else 0)

    def _new(self, message: int) -> int:
        number = len(self._message)
        self._message.append(message)
        self._above.append(-1)
        self._root.append(number)
        return number

    def link(self) -> None:
        """Join all messages that were added; what was joined before is joined anew."""
        self._above = array("i", [-1]) * len(self._message)
        self._root = array("i", range(len(self._message)))
        self.rings.clear()
        begin = 0
        for message, end in enumerate(self._chain_ends):
            if end > begin and self._above[self.number[message]] < 0:
                above = self._chains[end - 1]
                if not self._join(self.number[message], above) and above != self.number[message]:
                    self.rings.append(message)
            begin = end
        begin = 0
        for end in self._chain_ends:
            for at in range(end - 1, begin, -1):
                number = self._chains[at]
                if self._above[number] >= 0:
                    break  # whoever joined it knew what is above
                self._join(number, self._chains[at - 1])
            begin = end

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
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    def parents(self) -> array[int]:
        """For each message the nearest one above it that is there, or -1."""
        near = array("i", [-2]) * len(self._above)
        parents = array("i")
        for number in self.number:
            path: list[int] = []
            above = self._above[number]
            while above >= 0 and self._message[above] < 0 and near[above] == -2:
                path.append(above)
                above = self._above[above]
            found = above if above < 0 or self._message[above] >= 0 else near[above]
            for each in path:
                near[each] = found
            parents.append(self._message[found] if found >= 0 else -1)
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
