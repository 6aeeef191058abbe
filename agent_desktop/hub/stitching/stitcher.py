"""Decides whose each event is, one after the other in the order of their arrival.

The rules are those of docs/decisions: a user_id identifies; devices follow the user who signed in
on them until a second one does; contact points suggest and never merge; a public key's claim
links nothing.
"""

from __future__ import annotations

from agent_desktop.domain.customers import IdentityKind
from agent_desktop.hub.stitching.limits import MOST_OF_A_KIND, MOST_OWNERS, room_for
from agent_desktop.hub.stitching.nodes import ORDINALS, Cluster, Memory, Node, forget, node_id
from agent_desktop.hub.stitching.pending import Pending
from agent_desktop.hub.stitching.settling import settle
from agent_desktop.hub.stitching.sightings import Key, Sighting
from agent_desktop.hub.stitching.traits import add as add_traits
from agent_desktop.hub.store.units import Unit

DEVICES = frozenset(["anonymous_id", "device"])


class Stitcher:
    """One unit's work. Call `place` for each event, then `finish`."""

    def __init__(self, unit: Unit, memory: Memory, id_key: bytes) -> None:
        self._unit = unit
        self._connection = unit.connection
        self._memory = memory
        self._id_key = id_key
        self._pending = Pending(unit)
        self._created = unit.position * ORDINALS

    def prepare(self, sightings: list[Sighting]) -> None:
        """Read the identities of all these events at once."""
        known = self._memory.nodes
        missing = {key for s in sightings for key in s.people if key not in known}
        missing |= {key for s in sightings if s.contacts for key in s.contacts if key not in known}
        if missing:
            self._memory.load(self._connection, list(missing))
            for key in missing:
                known.setdefault(key, self._absent(key))

    def place_all(self, sightings: list[Sighting]) -> None:
        """One after the other. Most are of one person who is known already, and say nothing else:
        these are only appended."""
        nodes = self._memory.nodes
        append = self._pending.event
        for sighting in sightings:
            if sighting.trusted and not sighting.contacts and not sighting.traits:
                people = sighting.people
                if len(people) == 1 and sighting.alias_of is None and sighting.group is None:
                    node = nodes.get(people[0])
                    if node is not None and node.cluster is not None and not node.shared:
                        append(sighting, node)
                        continue
            self.place(sighting)

    def place(self, sighting: Sighting) -> None:
        """Append the event to the journey that it belongs to, and keep what it shows."""
        primary = (
            self._place_trusted(sighting) if sighting.trusted else self._place_claimed(sighting)
        )
        for contact in sighting.contacts:
            self._contact(primary, contact, sighting)
        if sighting.traits:
            traits = add_traits(primary.traits, sighting.traits, sighting.at, sighting.trusted)
            if traits != primary.traits:
                primary.traits = traits
                self._change(primary)
                self._pending.retold.add(primary.customer or "")
        self._pending.event(sighting, primary)

    def meet(self, key: Key, at: int) -> str:
        """Somebody who has not sent an event yet: the id of the identity that stands for them.

        What comes of a contact point is nobody's: only for people's and devices' ids.
        """
        node = self._node(key, at)
        if node.shared:
            node = self._node(twin(key), at)
        self._belong(node, at)
        if node.customer is not None:
            self._pending.met[node.customer] = at
        return node.id

    def finish(self) -> None:
        self._pending.flush()
        self._memory.trim()

    # --- a back-end's word ------------------------------------------------------------------------

    def _place_trusted(self, sighting: Sighting) -> Node:
        people = sighting.people
        primary = self._node(people[0], sighting.at)
        if len(people) == 1 and not primary.shared:
            self._belong(primary, sighting.at)
        else:
            primary = self._place_several(sighting)
        if sighting.alias_of is not None:
            primary = self._alias(primary, sighting.alias_of, sighting)
        if sighting.group is not None:
            group = self._node(sighting.group, sighting.at)
            self._pending.households[primary.id, group.id] = sighting.relation
        return primary

    def _place_several(self, sighting: Sighting) -> Node:
        at = sighting.at
        nodes = [self._node(key, at) for key in sighting.people]
        own = [node for node in nodes if not node.shared]
        if not own:
            primary = self._node(twin(nodes[0].key), at)
            self._belong(primary, at)
            return primary
        primary = own[0]
        host = self._host(primary, own) if primary.cluster is None else None
        self._belong(primary, at, host)
        for node in nodes:
            if node.key != primary.key:
                primary = self._connect(primary, node.key, sighting, _reason(primary, node))
        return primary

    def _host(self, newcomer: Node, others: list[Node]) -> Node | None:
        """Somebody known whom a new identity can join at once, with no merge to be told about."""
        for other in others:
            if other.cluster is not None:
                theirs = self._cluster(other)
                if room_for(theirs.counts, {newcomer.key[0]: 1}):
                    return other
        return None

    def _connect(self, primary: Node, key: Key, sighting: Sighting, reason: str) -> Node:
        """Link the two if the rules allow it. Returns `primary`, read again after a merge."""
        other = self._node(key, sighting.at)
        if other.shared:
            self._second_user(primary, other, sighting)
            return primary
        if other.cluster == primary.cluster or self._severed(*_pair(primary, other)):
            self._evidence(primary, other, "same_person", reason, sighting)
            return primary
        mine = self._cluster(primary)
        theirs = self._cluster(other) if other.cluster else _alone(other)
        if mine.users and theirs.users:
            # Two people. A device that both used belongs to neither from now on.
            if other.kind is IdentityKind.DEVICE:
                other.shared = True
                self._change(other)
            self._second_user(primary, other, sighting)
        elif not room_for(mine.counts, theirs.counts):
            self._evidence(primary, other, "conflict", "limit", sighting)
        elif other.cluster is None:
            self._belong(other, sighting.at, primary)
            self._evidence(primary, other, "same_person", reason, sighting)
        else:
            self._evidence(primary, other, "same_person", reason, sighting)
            return self._merge(primary, other)
        return primary

    def _second_user(self, primary: Node, other: Node, sighting: Sighting) -> None:
        self._evidence(primary, other, "conflict", "second_user", sighting)
        if other.customer:
            self._pending.companions.add(other.customer)  # whose device it is, shared from now on

    def _alias(self, primary: Node, previous: str, sighting: Sighting) -> Node:
        """The former id is a user's if one is known by it, else a device's."""
        known = self._find(("user_id", previous))
        key = ("anonymous_id", previous) if known is None else known.key
        return primary if key == primary.key else self._connect(primary, key, sighting, "alias")

    def _merge(self, primary: Node, other: Node) -> Node:
        self._pending.flush()
        forget(
            self._memory,
            settle(self._unit, {node.customer for node in (primary, other) if node.customer}),
        )
        return self._node(primary.key, primary.first_at)

    # --- a claim: it links nothing ----------------------------------------------------------------

    def _place_claimed(self, sighting: Sighting) -> Node:
        claims = [key for key in sighting.people if key[0] not in DEVICES]
        device = next((key for key in sighting.people if key[0] in DEVICES), None)
        if device is None:
            return self._claimed(claims[0], sighting)
        primary = self._node(device, sighting.at)
        if primary.shared:
            primary = self._node(twin(device), sighting.at)
        self._belong(primary, sighting.at)
        if sighting.alias_of is not None:
            claims.append(("user_id", sighting.alias_of))
        for key in claims:
            known = self._find(key)
            if known is not None and known.cluster == primary.cluster:
                continue  # what a back-end has proven needs no claim
            claim = self._node(_claim(sighting, key), sighting.at)
            self._evidence(primary, claim, "claim", "claimed", sighting)
        users = self._cluster(primary).users
        for key in claims:
            if key[0] == "user_id" and users and key[1] not in users:
                # The device is known to be somebody else's: their journey stays clean.
                return self._claimed(key, sighting)
        return primary

    def _claimed(self, key: Key, sighting: Sighting) -> Node:
        """A journey of its own for what one touchpoint's public key claims of somebody."""
        node = self._node(_claim(sighting, key), sighting.at)
        self._belong(node, sighting.at)
        return node

    # --- contact points: they suggest, and merge nobody -------------------------------------------

    def _contact(self, owner: Node, key: Key, sighting: Sighting) -> None:
        contact = self._node(key, sighting.at)
        trusted = sighting.trusted
        mine = self._cluster(owner).contacts.setdefault((key[0], trusted), set())
        if contact.id not in mine and not self._severed(owner.id, contact.id):
            if len(mine) >= MOST_OF_A_KIND:
                self._note(owner, contact, "conflict", "limit", sighting)
                return
            if self._crowded(contact, trusted):
                self._note(owner, contact, "conflict", "too_many", sighting)
                return
            mine.add(contact.id)
            if contact.created <= self._unit.position * ORDINALS:
                self._pending.shared.add(contact.id)  # its other owners share it from now on
            if trusted:
                self._memory.owners[contact.id] += 1
        self._note(owner, contact, "contact", "profile", sighting)

    def _crowded(self, contact: Node, trusted: bool) -> bool:
        """Claims don't count, so that nobody can take a number away from its owner."""
        crowded = self._memory.owners_of(self._connection, contact.id) >= MOST_OWNERS
        if crowded and trusted and not contact.shared:
            contact.shared = True
            self._change(contact)
        return crowded

    # --- nodes and links --------------------------------------------------------------------------

    def _find(self, key: Key) -> Node | None:
        nodes = self._memory.nodes
        node = nodes.get(key)
        if node is None:
            self._memory.load(self._connection, [key])
            node = nodes.get(key)
            if node is None:
                node = nodes[key] = self._absent(key)
        return node if node.created else None

    def _absent(self, key: Key) -> Node:
        """Remembered as not there, so that it is asked for once."""
        return Node(node_id(self._id_key, key), key, 0, 0)

    def _node(self, key: Key, at: int) -> Node:
        node = self._memory.nodes.get(key) or self._find(key) or self._memory.nodes[key]
        if not node.created:
            node.created = self._next()
            node.first_at = at
            self._change(node)
            if node.kind is IdentityKind.CONTACT:
                self._memory.owners[node.id] = 0
                if key[0] == "phone":
                    self._pending.phones.append(node)
        return node

    def _next(self) -> int:
        self._created += 1
        return self._created

    def _change(self, node: Node) -> None:
        self._pending.nodes[node.id] = node

    def _belong(self, node: Node, at: int, host: Node | None = None) -> None:
        """Make it a member of the host's cluster, or the first of its own."""
        if node.cluster is not None:
            return
        if host is None:
            node.cluster = node.customer = node.id
            cluster = self._memory.clusters[node.id] = Cluster()
        else:
            cluster = self._cluster(host)
            node.cluster, node.customer = host.cluster, host.customer
            if node.kind is IdentityKind.PERSON and node.customer:
                # Somebody known from now on: claims no longer count among their traits.
                self._pending.retold.add(node.customer)
        cluster.add(node.key)
        node.created = self._next()
        node.first_at = at
        self._change(node)

    def _cluster(self, node: Node) -> Cluster:
        return self._memory.cluster(self._connection, node.cluster or "")

    def _severed(self, a: str, b: str) -> bool:
        return (a, b) in self._memory.severed_pairs(self._connection)

    def _evidence(self, one: Node, other: Node, kind: str, reason: str, sighting: Sighting) -> None:
        a, b = _pair(one, other)
        active = kind == "same_person" and not self._severed(a, b)
        link = (a, b, reason, sighting.touchpoint, sighting.trusted)
        self._pending.link(link, kind, active, sighting)

    def _note(self, owner: Node, contact: Node, kind: str, reason: str, sighting: Sighting) -> None:
        active = kind == "contact" and not self._severed(owner.id, contact.id)
        link = (owner.id, contact.id, reason, sighting.touchpoint, sighting.trusted)
        self._pending.link(link, kind, active, sighting)


def _pair(one: Node, other: Node) -> tuple[str, str]:
    return (one.id, other.id) if one.id < other.id else (other.id, one.id)


def _alone(node: Node) -> Cluster:
    cluster = Cluster()
    cluster.add(node.key)
    return cluster


def _reason(primary: Node, other: Node) -> str:
    signed_in = primary.kind is IdentityKind.PERSON and other.kind is IdentityKind.DEVICE
    return "signed_in" if signed_in else "same_event"


def twin(key: Key) -> Key:
    """Whose events are that carry nothing but a shared device."""
    return ("shared", f"{key[0]}:{key[1]}")


def _claim(sighting: Sighting, key: Key) -> Key:
    return ("claim", f"{sighting.touchpoint}/{key[0]}:{key[1]}")
