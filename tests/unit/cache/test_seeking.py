"""The index of the search finds whom looking through everybody finds, and says when it is whole."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent_desktop.cache import finding
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.folding import fold
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.reader import CacheReader
from agent_desktop.protocol.messages import CustomerGone, Transaction
from tests.support.journeys import NOW, change, customer, linked, pulled
from tests.unit.cache.conftest import KEY

_PEOPLE = {
    "c1": ("Zoë Müller", "+442079460018", "zoe.mueller@example.org"),
    "c2": ("Anna-Maria O'Brien", "+442079461234", "anna@example.org"),
    "c3": ("山田 太郎", "+81312345678", "taro@example.jp"),
    "c4": ("Müller", "+4930901820", "office@mueller.example"),
    "c5": ("علي حسن", "+97145551234", "ali@example.ae"),
    "c6": ("", "+442079460999", "x@example.org"),
}


def _told(position: int, **people: tuple[str, str, str]) -> Transaction:
    return Transaction(
        position=position,
        customers=tuple(
            change(
                customer(
                    key,
                    linked("phone", number),
                    linked("email", mail),
                    name=name,
                    last_event_at=NOW + int(key[1:]),
                )
            )
            for key, (name, number, mail) in people.items()
        ),
    )


def _index(store: PulledFile) -> None:
    while store.house.index_some():
        pass


def _found(reader: CacheReader, text: str) -> list[str]:
    return [one.id for one in reader.search(text, 20)]


def test_whom_it_finds_and_in_which_order(pulled_file: PulledFile, reader: CacheReader) -> None:
    pulled_file.apply(pulled(_told(1, **_PEOPLE)), NOW)
    assert not reader.indexed()
    for indexed in (False, True):
        if indexed:
            _index(pulled_file)
        assert reader.indexed() is indexed
        for text, expected in {
            "muller": ["c4", "c1"],
            "ÜLLE": ["c4", "c1"],
            "zoe mul": ["c1"],
            "mul zo": ["c1"],
            "o'br": ["c2"],
            "太": ["c3"],
            "حسن": ["c5"],
            "79460": ["c1", "c6"],
            "+44 20 7946 0018": ["c1"],
            "555-1234": ["c5"],
            "office@mueller.example": ["c4"],
            "anna@": ["c2"],
            "mueller": ["c1", "c4"],
            "%": [],
            "_": [],
            "nobody": [],
            '"': [],
            "zoe AND müller*": [],
            "   ": [],
        }.items():
            assert sorted(_found(reader, text)) == sorted(expected), (text, indexed)
        assert _found(reader, "muller") == ["c4", "c1"], "who was here last comes first"


def test_a_changed_name_is_found_at_once_and_the_old_one_never(
    pulled_file: PulledFile, reader: CacheReader
) -> None:
    pulled_file.apply(pulled(_told(1, c1=_PEOPLE["c1"], c2=_PEOPLE["c2"])), NOW)
    _index(pulled_file)
    married = ("Zoë Castle", "+442079468888", "zoe.castle@example.org")
    pulled_file.apply(pulled(_told(2, c1=married)), NOW)
    for _ in range(2):
        assert _found(reader, "castle") == ["c1"]
        assert _found(reader, "9468888") == ["c1"]
        assert _found(reader, "muller") == []
        assert _found(reader, "mueller") == []
        assert _found(reader, "460018") == []
        _index(pulled_file)
    assert reader.indexed()


def test_what_does_not_concern_the_search_is_not_indexed_again(pulled_file: PulledFile) -> None:
    pulled_file.apply(pulled(_told(1, **_PEOPLE)), NOW)
    _index(pulled_file)
    pulled_file.apply(pulled(_told(2, **_PEOPLE)), NOW)
    assert pulled_file.house.indexed()


def test_somebody_who_is_gone_is_not_found(pulled_file: PulledFile, reader: CacheReader) -> None:
    pulled_file.apply(pulled(_told(1, **_PEOPLE)), NOW)
    _index(pulled_file)
    pulled_file.apply(pulled(Transaction(position=2, gone=(CustomerGone(customer_id="c1"),))), NOW)
    assert _found(reader, "zoe") == []
    assert reader.indexed()


def test_a_frequent_word_is_found_among_many(pulled_file: PulledFile, reader: CacheReader) -> None:
    many = {f"c{n}": (f"Ann Example {n}", f"+4420794{n:05d}", f"a{n}@x.org") for n in range(900)}
    pulled_file.apply(pulled(_told(1, **many)), NOW)
    unindexed = _found(reader, "exam")
    _index(pulled_file)
    assert _found(reader, "exam") == unindexed
    assert unindexed[:3] == ["c899", "c898", "c897"]
    assert _found(reader, "ann 777") == ["c777"]
    assert _found(reader, "0794 00777") == ["c777"]


_name = st.text(alphabet="aeü'-ßI1 .K太", max_size=12)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(_name, min_size=1, max_size=6), text=_name, indexed=st.integers(0, 6))
def test_names_are_found_as_by_looking_through_all(
    files: CacheFiles, names: list[str], text: str, indexed: int
) -> None:
    store, reader = PulledFile(files, KEY), CacheReader(files, KEY)
    try:
        store.start_epoch("hub-1", 1)
        people = {f"c{n}": (name, f"+44207946{n:04d}", "") for n, name in enumerate(names)}
        store.apply(pulled(_told(1, **people)), NOW)
        store.finish_round()
        if indexed % 2:
            _index(store)
        words = fold(text).split()
        expected = {key for key, (name, _, _) in people.items()
                    if words and all(word in fold(name) for word in words)}  # fmt: skip
        found = set(finding.by_name(reader._db, text, 50))
        # A word of several parts ("a-e") asks for each of them.
        assert found == expected
    finally:
        store.start_epoch("hub-2", 1)
        store.close()
        reader.close()
