"""Names from several cultures, and the addresses that go with them."""

from __future__ import annotations

import random
import unicodedata
from typing import Final

# Share of the customers, first names, last names.
_CULTURES: Final = (
    (
        38,
        (
            "Anna Ben Clara David Elke Felix Greta Hannes Ida Jan Katrin Lukas Maria Nils Paul "
            "Rosa Stefan Tina Ulrike Viktor Wiebke Jürgen Sören Käthe Björn Gisela Holger Monika "
            "Dieter Sabine Frieda Matthias Heike Torsten Birgit Lena Moritz"
        ),
        (
            "Müller Schmidt Schneider Fischer Weber Becker Schäfer Koch Bauer Richter Klein Wolf "
            "Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Lange Krause Lehmann Köhler "
            "Maier Jäger Vogel Friedrich Weiß Sommer Groß Feldkamp-Osterwald Brandt Busch Winkler"
        ),
    ),
    (
        14,
        (
            "Layla Omar Yasmin Khalid Nour Samir Hiba Tariq Rania Youssef Amal Hassan Dina Karim "
            "Salma Ibrahim Mona Ziad Farah Mahmoud"
        ),
        (
            "Haddad Mansour Khalil Nasser Saleh Hamdan Aziz Rahman Darwish Sabbagh Issa Najjar "
            "Qasim Fares Bakri Shaheen"
        ),
    ),
    (
        12,
        "Aylin Mehmet Elif Emre Zeynep Can Defne Murat Ebru Kerem Selin Burak Derya Cem",
        "Yılmaz Kaya Demir Şahin Çelik Öztürk Aydın Arslan Doğan Koç Kurt Güneş",
    ),
    (
        10,
        (
            "Alice Jack Olivia Harry Emily George Amelia Oliver Jessica Thomas Sophie James Chloe "
            "William Megan Ewan"
        ),
        (
            "Smith Jones Taylor Brown Wilson Evans O’Connor Walker Wright Hughes Edwards MacLeod "
            "Clarke"
        ),
    ),
    (
        7,
        "Agnieszka Piotr Katarzyna Tomasz Magdalena Krzysztof Zofia Łukasz Ewa Marek",
        "Nowak Kowalski Wiśniewska Zieliński Wójcik Kamińska Lewandowski Dąbrowska",
    ),
    (
        5,
        "Linh Minh Huong Tuan Mai Duc Thao Quang Lan Hoang",
        "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi",
    ),
    (
        4,
        "Chidi Ngozi Emeka Amaka Tunde Folake Ifeoma Kelechi Ade Zainab",
        "Okonkwo Adeyemi Eze Balogun Obi Nwosu Afolabi Okafor",
    ),
    (
        4,
        "Lucía Mateo Sofía Javier Carmen Diego Elena Pablo Inés Andrés",
        "García Fernández Herrera Núñez Ruiz Castro Ortega Peña",
    ),
    (
        3,
        "Priya Arjun Ananya Rohan Kavya Vikram Meera Aditya",
        "Sharma Patel Iyer Reddy Banerjee Nair Kapoor",
    ),
    (
        3,
        "Olga Dmytro Kateryna Andriy Nadia Serhiy Halyna Taras",
        "Shevchenko Kovalenko Bondarenko Tkachuk Melnyk",
    ),
)

# In their own letters: the way some of the customers write themselves.
_ARABIC: Final = (
    ("Noor Salem", "نور سالم"), ("Hala Karam", "هالة كرم"), ("Fadi Rizk", "فادي رزق"),
    ("Maha Jaber", "مها جابر"), ("Adel Harb", "عادل حرب"), ("Suha Matar", "سهى مطر"),
    ("Bassam Tamimi", "بسام التميمي"), ("Ruba Odeh", "ربى عودة"),
)  # fmt: skip

_PLAIN: Final = str.maketrans(
    {"ß": "ss", "ł": "l", "Ł": "L", "ø": "o", "đ": "d", "Đ": "D", "ı": "i", "ä": "ae", "ö": "oe",
     "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "’": ""}
)  # fmt: skip


def draw_name(pick: random.Random) -> tuple[str, str, str]:
    """First and last name as the customer writes them, and a Latin form for addresses."""
    if pick.random() < 0.02:
        latin, written = pick.choice(_ARABIC)
        first, _, last = written.partition(" ")
        return first, last, latin
    ((_, firsts, lasts),) = pick.choices(_CULTURES, [share for share, _, _ in _CULTURES])
    first, last = pick.choice(firsts.split()), pick.choice(lasts.split())
    return first, last, f"{first} {last}"


def draw_email(latin: str, number: int, pick: random.Random) -> str:
    """An address of its own; example.com and its sisters are nobody's."""
    first, _, last = _ascii(latin).partition(" ")
    shape = pick.choice(["{f}.{l}", "{f}{n}", "{i}.{l}{n}", "{l}.{f}", "{f}_{l}{n}"])
    local = shape.format(f=first, l=last, i=first[:1], n=number % 1000)
    if "{n}" not in shape:
        local += f".{number}"
    return f"{local}@{pick.choice(['example.com', 'example.org', 'example.net'])}"


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.translate(_PLAIN)).encode("ascii", "ignore").decode()
    return plain.lower().replace("-", "").replace("'", "")
